/**
 * What somebody did with a thing, all together, in weights as they count at the moment of the latest of it. It says the
 * same in whatever order it was told and whether or not something in between was taken back: the limit to what one person
 * says is laid on the sum, not on each step.
 */
export interface Bond {
  sum: number;
  at: number;
}

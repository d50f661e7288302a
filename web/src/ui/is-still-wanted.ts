/** Whether whoever looks asked for as little movement as possible. Asked anew each time: they may change their mind. */
export function isStillWanted(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

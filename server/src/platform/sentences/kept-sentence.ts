import type { Sentence } from './sentence.ts';

/** The values of a sentence as a column keeps them: everything but what only a language decides about. */
export type KeptValues = readonly (string | number | KeptSentence)[];

/** A sentence that is put into a language only when it is read. */
export interface KeptSentence {
  readonly source: string;
  readonly values: KeptValues;
}

/** A sentence as it is kept: what catalogues know it by, and its values as JSON. */
export function keepSentence({ source, values, counted }: Sentence): { source: string; values: string } {
  if (counted !== undefined || !isPlain(values)) throw new TypeError(`“${source}” cannot be kept as it is.`);
  return { source, values: JSON.stringify(values) };
}

function isPlain(values: Sentence['values']): boolean {
  return values.every(
    (value) =>
      typeof value !== 'function' &&
      (typeof value !== 'object' || (value.counted === undefined && isPlain(value.values))),
  );
}

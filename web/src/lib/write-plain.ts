/**
 * Writes what JSON can hold, and `undefined`, as devalue does: a list of all values, in which those that hold others name their
 * places. Stands in for devalue's own writer in browsers (`build-plugins/lean-devalue.ts`).
 */
export function writePlain(value: unknown): string {
  const written: string[] = [];
  const placeOf = (one: unknown): number => {
    if (one === undefined) return undefinedPlace;
    const place = written.push('') - 1;
    written[place] = write(one, placeOf);
    return place;
  };
  const first = placeOf(value);
  return first < 0 ? String(first) : `[${written.join(',')}]`;
}

/** A browser has nobody it would write code for. */
export function refuseCode(): never {
  throw new TypeError('no-code');
}

/** How devalue names what is not there. */
const undefinedPlace = -1;

function write(one: unknown, placeOf: (inner: unknown) => number): string {
  if (typeof one === 'string' || typeof one === 'boolean' || one === null || Number.isFinite(one))
    return JSON.stringify(one);
  if (Array.isArray(one)) return JSON.stringify(one.map(placeOf));
  if (isPlain(one))
    return JSON.stringify(
      Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, placeOf(inner)])),
    );
  throw new TypeError('not-plain');
}

function isPlain(one: unknown): one is Record<string, unknown> {
  return typeof one === 'object' && one !== null && Object.getPrototypeOf(one) === Object.prototype;
}

/** Makes something of what stands in a kind of value that only its reader knows, for instance of a promise's name. */
type Revivers = Readonly<Record<string, (value: unknown) => unknown>>;

/** Reads plain values as devalue writes them: everything once, by its place among all of them. */
export function readPlain(text: string, revivers: Revivers = {}): unknown {
  return unfoldPlain(JSON.parse(text), revivers);
}

/** The same for what was parsed already. Refuses what is not plain, as a `Date` and a `Map` are not. */
export function unfoldPlain(written: unknown, revivers: Revivers = {}): unknown {
  if (unplaced.has(written)) return unplaced.get(written);
  if (!Array.isArray(written)) throw new TypeError('not-plain');
  const values: readonly unknown[] = written;
  const made = new Map<unknown, unknown>();
  return at(0);

  function at(place: unknown): unknown {
    if (unplaced.has(place)) return unplaced.get(place);
    if (typeof place !== 'number' || !(place in values)) throw new TypeError('not-plain');
    if (!made.has(place)) make(place, values[place]);
    return made.get(place);
  }

  function make(place: number, value: unknown): void {
    if (typeof value !== 'object' || value === null) made.set(place, value);
    else if (!Array.isArray(value)) fill(place, {}, value);
    else if (typeof value[0] !== 'string') fill(place, [], value);
    else {
      const revive = Object.hasOwn(revivers, value[0]) ? revivers[value[0]] : undefined;
      if (revive === undefined) throw new TypeError('not-plain');
      made.set(place, revive(at(value[1])));
    }
  }

  /** Known before it is whole: what is in it may lead back to it. */
  function fill(place: number, whole: object, parts: object): void {
    made.set(place, whole);
    for (const [key, part] of Object.entries(parts)) {
      Object.defineProperty(whole, key, {
        value: at(part),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }
}

/** What JSON has no word for stands for itself where others have their place. */
const unplaced = new Map<unknown, unknown>([
  [-1, undefined],
  [-3, Number.NaN],
  [-4, Infinity],
  [-5, -Infinity],
  [-6, -0],
]);

/** People by small numbers, so that who helped whom fits into memory for a whole community. */
export interface PeopleBook {
  /** The id of each person, by number. */
  readonly ids: readonly string[];
  /** When each account was made, by number. */
  readonly joinedAtMs: readonly number[];
  add(id: string, joinedAt: Date): void;
  /** The number of a person; `undefined` of somebody unknown. */
  numberOf(id: string): number | undefined;
  /** The same for the sixteen bytes of an id within a buffer. */
  numberAt(bytes: Buffer, offset: number): number | undefined;
}

/** Makes an empty book of people. */
export function createPeopleBook(): PeopleBook {
  const ids: string[] = [];
  const joinedAtMs: number[] = [];
  const numbers = new Map<string, number>();
  return {
    ids,
    joinedAtMs,
    add: (id, joinedAt) => {
      const key = keyOf(id);
      if (numbers.has(key)) return;
      numbers.set(key, ids.push(id) - 1);
      joinedAtMs.push(joinedAt.getTime());
    },
    numberOf: (id) => numbers.get(keyOf(id)),
    numberAt: (bytes, offset) => numbers.get(keyAt(bytes, offset)),
  };
}

/** How many bytes an id takes. */
export const idBytes = 16;

/** The id that stands within a buffer. */
export function idAt(bytes: Buffer, offset: number): string {
  const hex = bytes.toString('hex', offset, offset + idBytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The same as a key of a Map or Set: sixteen letters of a byte each, the shortest there can be. */
export function keyAt(bytes: Buffer, offset: number): string {
  return bytes.toString('latin1', offset, offset + idBytes);
}

function keyOf(id: string): string {
  return keyAt(Buffer.from(id.replaceAll('-', ''), 'hex'), 0);
}

import { uuidv7obj, V7Generator } from 'uuidv7';

/** A new id: UUIDv7, made here and never by the database. */
export function newId(): string {
  return uuidv7obj().toString();
}

/** A new id that sorts where `time` belongs, for things that are dated into the past. */
export function newIdAt(time: Date): string {
  // A generator made anew has no last time to fall back behind; the allowance for that is not used.
  return new V7Generator().generateOrResetCore(time.getTime(), 0).toString();
}

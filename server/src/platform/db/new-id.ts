import { uuidv7obj, V7Generator } from 'uuidv7';

/** A new id: UUIDv7, made here and never by the database. */
export function newId(): string {
  return uuidv7obj().toString();
}

/** A new id that sorts where `time` belongs, for things that are dated into the past. */
export function newIdAt(time: Date): string {
  return new V7Generator().generateOrResetCore(time.getTime(), Number.MAX_SAFE_INTEGER).toString();
}

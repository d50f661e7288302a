const idBytes = 16;

/** The ids of an order of posts, 16 bytes each: a session holds hundreds of them. */
export type PackedOrder = Buffer;

/** The order of ids that are packed already. */
export function orderOf(packed: Uint8Array<ArrayBuffer>): PackedOrder {
  return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
}

/** Packs ids. Throws `RangeError` for what is no UUID. */
export function packOrder(postIds: readonly string[]): PackedOrder {
  const order = Buffer.from(postIds.join('').replaceAll('-', ''), 'hex');
  if (order.length !== postIds.length * idBytes)
    throw new RangeError('An order holds UUIDs and nothing else.');
  return order;
}

/** How many posts an order has. */
export function orderLength(order: PackedOrder): number {
  return order.length / idBytes;
}

/** All ids. */
export function readOrder(order: PackedOrder): string[] {
  return Array.from({ length: orderLength(order) }, (_, place) => readId(packedAt(order, place)));
}

/** An id as it is packed. */
export interface PackedId {
  bytes: Uint8Array;
  at: number;
}

/** The id at a place that the order has. */
export function packedAt(order: PackedOrder, place: number): PackedId {
  return { bytes: order, at: place * idBytes };
}

/** An id as it is written: put together of parts, it would be put together once more by whoever looks it up. */
export function readId({ bytes, at }: PackedId): string {
  for (let index = 0; index < idBytes; index += 1) {
    const byte = bytes[at + index] ?? 0;
    const place = places[index] ?? 0;
    written[place] = digits[byte >> 4] ?? 0;
    written[place + 1] = digits[byte & 15] ?? 0;
  }
  return written.toString('latin1');
}

const digits = Buffer.from('0123456789abcdef');
/** Where each byte is written between the hyphens. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const written = Buffer.alloc(36, '-');

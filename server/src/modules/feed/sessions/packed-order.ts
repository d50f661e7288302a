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

/** The ids from one place up to another. */
export function readOrder(order: PackedOrder, from = 0, until = orderLength(order)): string[] {
  const ids: string[] = [];
  for (let at = from; at < Math.min(until, orderLength(order)); at += 1) {
    const hex = order.toString('hex', at * idBytes, (at + 1) * idBytes);
    ids.push(
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    );
  }
  return ids;
}

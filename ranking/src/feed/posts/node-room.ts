// One batch at a time is looked up, so one place to find its nodes in is enough.
let room = [new Int32Array(0), new Int32Array(0)] as const;

/** Two columns for the nodes of a batch; valid until the next call. */
export function roomFor(count: number): readonly [Int32Array, Int32Array] {
  if (room[0].length < count) room = [new Int32Array(count * 2), new Int32Array(count * 2)];
  return room;
}

/** A longer copy. */
export function growIntegers(column: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length);
  longer.set(column);
  return longer;
}

/** A longer copy. */
export function growFloats(column: Float64Array, length: number): Float64Array {
  const longer = new Float64Array(length);
  longer.set(column);
  return longer;
}

/** A longer copy. */
export function growSmallFloats(column: Float32Array, length: number): Float32Array {
  const longer = new Float32Array(length);
  longer.set(column);
  return longer;
}

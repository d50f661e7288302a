/** One figure of the table, with the reference it was measured beside. */
export interface Measurement {
  name: string;
  value: number;
  unit: string;
  p50Ms?: number;
  p99Ms?: number;
  /** What the same machine did at the same time with nothing of ours in the way. */
  reference?: { name: string; value: number };
}

/** Prints figures as a table, with the ratio to the reference. */
export function printTable(measurements: readonly Measurement[]): void {
  const rows = measurements.map((one) => ({
    what: one.name,
    value: `${format(one.value)} ${one.unit}`,
    'p50 ms': one.p50Ms === undefined ? '' : format(one.p50Ms),
    'p99 ms': one.p99Ms === undefined ? '' : format(one.p99Ms),
    reference: one.reference === undefined ? '' : `${one.reference.name}: ${format(one.reference.value)}`,
    ratio: one.reference === undefined ? '' : (one.value / one.reference.value).toFixed(3),
  }));
  console.table(Object.fromEntries(rows.map(({ what, ...rest }) => [what, rest])));
}

function format(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

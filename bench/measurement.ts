/** One figure of the table, with the reference it was measured beside. */
export interface Measurement {
  name: string;
  value: number;
  unit: string;
  p50Ms?: number;
  p99Ms?: number;
  /** What the same machine did at the same time with nothing of ours in the way. */
  reference?: { name: string; value: number };
  /** What it has to be, on two cores that do nothing else. */
  target?: { atMost: number } | { atLeast: number } | { ratioAtMost: number };
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
    target: judge(one),
  }));
  console.table(Object.fromEntries(rows.map(({ what, ...rest }) => [what, rest])));
}

function format(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

function judge({ value, reference, target }: Measurement): string {
  if (target === undefined) return '';
  const met = (isMet: boolean) => (isMet ? 'met' : 'MISSED');
  if ('atMost' in target) return `≤ ${target.atMost}: ${met(value <= target.atMost)}`;
  if ('atLeast' in target) return `≥ ${target.atLeast}: ${met(value >= target.atLeast)}`;
  return `ratio ≤ ${target.ratioAtMost}: ${met(value / (reference?.value ?? 0) <= target.ratioAtMost)}`;
}

/**
 * What can be kept around one of many: it and its neighbours on both sides, as far as they go without a gap and together are no
 * more than so many. `null` stands for one that cannot be kept. `to` is the first behind it.
 */
export function rangeAround(
  sizes: readonly (number | null)[],
  { at, atMost }: { at: number; atMost: number },
): { from: number; to: number } {
  let sum = sizes[at] ?? 0;
  const fits = (size: number | null | undefined): size is number =>
    typeof size === 'number' && sum + size <= atMost;
  let [from, to] = [at, at + 1];
  for (let hasGrown = true; hasGrown;) {
    hasGrown = false;
    const [below, above] = [sizes[to], sizes[from - 1]];
    if (fits(below)) {
      sum += below;
      to += 1;
      hasGrown = true;
    }
    if (fits(above)) {
      sum += above;
      from -= 1;
      hasGrown = true;
    }
  }
  return { from, to };
}

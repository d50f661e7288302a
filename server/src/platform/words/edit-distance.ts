/** How many letters must be changed, added, left out or swapped with their neighbour to make one word of another. */
export function editDistance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  let beforeLast: number[] = [];
  let last = to.map((_, index) => index + 1);
  last.unshift(0);
  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, wanted] of to.entries()) {
      const swap =
        row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === wanted
          ? (beforeLast[column - 1] ?? Infinity) + 1
          : Infinity;
      current.push(
        Math.min(
          (last[column] ?? 0) + (letter === wanted ? 0 : 1),
          (last[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          swap,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

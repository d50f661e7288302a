/** Scores are shown in hundredths. */
const unitsPerPoint = 100;

/**
 * Rounds the terms of a score so that they still sum to the score as it is shown: each goes down to a whole unit, and the
 * units left over go to those that lost most (largest remainders). Of equal losses the first named wins, so the same score
 * always rounds the same way.
 */
export function roundTerms<Name extends string>(
  terms: Readonly<Record<Name, number>>,
): { score: number; terms: { name: Name; value: number }[] } {
  // The keys of a record are its names.
  const names = Object.keys(terms) as Name[];
  const exact = names.map((name) => terms[name] * unitsPerPoint);
  // Never −0.
  const score = Math.round(exact.reduce((sum, value) => sum + value, 0)) || 0;
  const units = exact.map(Math.floor);
  const leftOver = score - units.reduce((sum, value) => sum + value, 0);
  const byLoss = exact
    .map((value, at) => ({ at, loss: value - Math.floor(value) }))
    .toSorted((a, b) => b.loss - a.loss || a.at - b.at);
  for (const { at } of byLoss.slice(0, leftOver)) units[at] = (units[at] ?? 0) + 1;
  const rounded = names.map((name, at) => ({ name, value: (units[at] ?? 0) / unitsPerPoint }));
  return {
    score: score / unitsPerPoint,
    terms: rounded
      .filter(({ value }) => value !== 0)
      .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  };
}

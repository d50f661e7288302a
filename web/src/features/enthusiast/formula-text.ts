import type { EnthusiastNumber } from '@spark/contract';

/** The numbers of the formula by name, as they hold good here. */
export type Formula = Readonly<Record<string, number>>;

/** Numbers by name. */
export function formulaOf(numbers: readonly EnthusiastNumber[]): Formula {
  return Object.fromEntries(numbers.map(({ name, value }) => [name, value]));
}

/** A number of the formula; one that is not there is 0, which a formula of another version would mean. */
export function numberIn(formula: Formula, name: string): number {
  return formula[name] ?? 0;
}

/** A share in percent. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

/** How often the same person has to come to count like two. */
export function timesForTwo(formula: Formula): number {
  return Math.round(2 ** numberIn(formula, 'repeatPower'));
}

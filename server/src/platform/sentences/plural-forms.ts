import type { Locale } from '@spark/contract';

// The order .po files and Unicode name them in.
const order: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

const rules = new Map<Locale, { rule: Intl.PluralRules; forms: Intl.LDMLPluralRule[] }>();

/** Which of its forms a language uses for a number. */
export function formOf(locale: Locale, count: number): number {
  const { rule, forms } = rulesOf(locale);
  return forms.indexOf(rule.select(count));
}

function rulesOf(locale: Locale) {
  const known = rules.get(locale);
  if (known !== undefined) return known;
  const rule = new Intl.PluralRules(locale);
  const named = rule.resolvedOptions().pluralCategories;
  const made = { rule, forms: order.filter((form) => named.includes(form)) };
  rules.set(locale, made);
  return made;
}

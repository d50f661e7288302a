import { formatCount } from '#lib/format.ts';
import { inPageLanguage } from './in-page-language.ts';

const order = ['zero', 'one', 'two', 'few', 'many', 'other'];

const rules = inPageLanguage((locale) => {
  const rule = new Intl.PluralRules(locale);
  const categories = order.filter((category) =>
    rule.resolvedOptions().pluralCategories.some((one) => one === category),
  );
  return { rule, categories };
});

/**
 * A number with its noun, in the form the page's language has for it: `plural(n, ['# photo', '# photos'])`. What else
 * the sentence holds stands in it as `{0}` and follows. The forms
 * are written literally where it is called; the catalogues have as many as their language needs, in the order of
 * `Intl.PluralRules`.
 */
export function plural(count: number, forms: readonly string[], values: readonly string[] = []): string {
  const form = forms[formOf(count, forms.length)] ?? '';
  return form.replace(/#|\{(\d)\}/g, (mark, at?: string) =>
    at === undefined ? formatCount(count) : (values[Number(at)] ?? mark),
  );
}

function formOf(count: number, forms: number): number {
  const { rule, categories } = rules();
  if (categories.length === forms) return categories.indexOf(rule.select(count));
  // What is not translated yet stands in English, which has two.
  return forms === 2 && count !== 1 ? 1 : 0;
}

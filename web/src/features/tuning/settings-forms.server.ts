import { isLanguage, type FeedSettingsChange } from '@spark/contract';

/**
 * What the form of feed settings says: `interest:<slug>` and `taste:<name>`, each with an amount, and languages, which it
 * has where it says so. Anything else is passed over.
 */
export function readAmounts(form: FormData): FeedSettingsChange {
  const fields = [...form].flatMap(([name, value]) => {
    const [kind, key] = name.split(':');
    const amount = Number(value);
    return key === undefined || !Number.isFinite(amount) ? [] : [{ kind, key, amount }];
  });
  const interests = fields
    .filter(({ kind }) => kind === 'interest')
    .map(({ key, amount }) => ({ slug: key, weight: amount }));
  const tastes = Object.fromEntries(
    fields.filter(({ kind }) => kind === 'taste').map(({ key, amount }) => [key, amount]),
  );
  return {
    ...(interests.length > 0 ? { interests } : {}),
    ...(form.has('languages') ? { languages: form.getAll('language').filter(isLanguage) } : {}),
    ...(Object.keys(tastes).length > 0 ? { tastes } : {}),
  };
}

import PO from 'pofile';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue, renewCatalogue, targetLocales } from './catalogues.ts';
import { findSentences, sentencesIn, type FoundSentence } from './find-sentences.ts';

let sentences: FoundSentence[];
beforeAll(async () => {
  sentences = await findSentences();
});

describe.each(targetLocales)('the sentences of the server in %s', (locale) => {
  let kept: string;
  let items: PO['items'];
  beforeAll(async () => {
    kept = await readCatalogue(locale);
    ({ items } = PO.parse(kept));
  });

  test('are those the sources say: `npm run words:server` would change nothing', async () => {
    expect(await renewCatalogue(locale, sentences)).toBe(kept);
  });

  test('are all translated, with as many forms as the language has', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
    const lacking = items.filter(
      ({ msgstr, msgid_plural: many }) =>
        msgstr.length !== (many ? forms : 1) || msgstr.some((form) => form.trim() === ''),
    );
    expect(lacking.map(({ msgid }) => msgid)).toEqual([]);
  });

  test('hold the values of the source; only forms for a certain number may leave values out', () => {
    const wrong = items.flatMap(({ msgid, msgid_plural: many, msgstr }) => {
      const wanted = valuesIn(many || msgid);
      return msgstr.filter((form) => {
        const held = valuesIn(form);
        return many ? held.some((value) => !wanted.includes(value)) : held.join() !== wanted.join();
      });
    });
    expect(wrong).toEqual([]);
  });
});

const valuesIn = (text: string) => [...new Set(text.match(/\{\d+\}/g))].toSorted();

test('a sentence is found with its values, also within another, and in both forms where it has them', () => {
  const found = sentencesIn(
    'a.ts',
    'say`Hello ${user.name}, ${say`you`}`; sayCounted(n, say`${n} day`, say`${n} days`);',
  );
  expect(found).toEqual([
    { source: 'Hello {0}, {1}', many: null, values: ['name', 'value'], file: 'a.ts' },
    { source: 'you', many: null, values: [], file: 'a.ts' },
    { source: '{0} day', many: '{0} days', values: ['n'], file: 'a.ts' },
  ]);
});

test('forms that are not written on the spot cannot be translated and are refused', () => {
  expect(() => sentencesIn('a.ts', 'say``; sayCounted(n, one, many);')).toThrow(/sayCounted/);
});

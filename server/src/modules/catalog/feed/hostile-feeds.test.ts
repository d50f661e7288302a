import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../../../test/shared-data.ts';
import { FeedError } from './feed-error.ts';
import { readFeed } from './read-feed.ts';

const folder = findSharedData('bad-input');

/** What must come of each file: the number of rows taken and the lines objected to, or the refusal of the whole. */
const expected: Record<string, { taken: number; objected: number[] } | { refused: true }> = {
  'control_valid.xml': { taken: 5, objected: [] },
  'csv_formula.csv': { taken: 12, objected: [] },
  'csv_latin1.csv': { refused: true },
  'csv_mixed_eol_bom.csv': { taken: 4, objected: [] },
  'csv_nul.csv': { taken: 1, objected: [2] },
  'csv_ragged.csv': { taken: 2, objected: [2, 4] },
  'csv_unbalanced_quote.csv': { taken: 48, objected: [3] },
  'gzip_bomb_200mb.xml.gz': { refused: true },
  'tsv_embedded_tabs.tsv': { taken: 1, objected: [3] },
  'xml_bad_links.xml': { taken: 1, objected: [1, 1, 1, 1, 1, 1, 1, 1] },
  'xml_billion_laughs.xml': { refused: true },
  'xml_deep_nest.xml': { refused: true },
  'xml_duplicate_ids.xml': { taken: 3, objected: [] },
  'xml_invalid_utf8.xml': { refused: true },
  'xml_numeric_entities.xml': { taken: 1, objected: [1, 1, 1, 1] },
  'xml_proto_keys.xml': { taken: 5, objected: [1] },
  'xml_quadratic.xml': { refused: true },
  'xml_truncated.xml': { refused: true },
  'xml_xxe_file.xml': { refused: true },
  'xml_xxe_http.xml': { refused: true },
};

async function outcomeOf(path: string) {
  let taken = 0;
  const objected: number[] = [];
  try {
    for await (const rows of readFeed(createReadStream(path))) {
      for (const row of rows) {
        if (row.product === null) objected.push(row.line);
        else taken += 1;
        expect(JSON.stringify(row)).not.toContain('root:x:');
      }
    }
  } catch (error) {
    expect(error).toBeInstanceOf(FeedError);
    return { refused: true };
  }
  return { taken, objected };
}

describe.skipIf(folder === null)('hostile feeds', () => {
  test('every file of the collection has an expectation', async () => {
    const manifest = await readFile(`${folder}/MANIFEST.jsonl`, 'utf8');
    const files = [...manifest.matchAll(/"file": "feeds\/([^"]+)"/g)].map((match) => match[1]);
    expect(files.toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(Object.entries(expected))('%s', async (name, outcome) => {
    expect(await outcomeOf(`${folder}/feeds/${name}`)).toEqual(outcome);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

const shops = findSharedData('catalog');

describe.skipIf(shops === null)('feeds of real shops', () => {
  test.each([
    ['luma/google.xml', 969],
    ['mock-shop/google.tsv', 88],
    ['shein/meta.csv', 1_000],
  ])('%s is read without an objection', async (name, count) => {
    expect(await outcomeOf(`${shops}/${name}`)).toEqual({ taken: count, objected: [] });
  });
});

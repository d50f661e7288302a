import { expect, test } from 'vitest';
import { createNodeTable, takeNode } from '../../graph/node-table.ts';
import { seededRandom } from '../../random.ts';
import { finish } from '../../steps.ts';
import { rankIds } from './rank-ids.ts';

test('the highest id has the first place, however many begin alike', () => {
  const random = seededRandom(13);
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
  const alike = [
    hex(8),
    `${hex(8)}-${hex(4)}-${hex(4)}`,
    `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(4)}`,
  ];
  const ids = Array.from({ length: 400 }, (_, number) => {
    const id = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
    const start = alike[number % 5] ?? '';
    return start + id.slice(start.length);
  });
  const table = createNodeTable();
  for (const id of ids) takeNode(table, id, 'user');
  const sorted = ids.toSorted().toReversed();
  expect([...finish(rankIds(table))]).toEqual(ids.map((id) => sorted.indexOf(id)));
});

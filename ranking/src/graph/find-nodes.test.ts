import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { findNodes, takeNodes, type IdBatch } from './find-nodes.ts';
import { createNodeTable, findNode } from './node-table.ts';

const random = seededRandom(11);
const below = (limit: number) => Math.floor(random() * limit);
const known = Array.from({ length: 3_000 }, (_, number) => idOf(number, below(2 ** 32), below(2 ** 32)));
// Their last words are those of known ones.
const alike = known.slice(0, 300).map((id) => Uint8Array.from(id, (byte, at) => (at === 0 ? 0xff : byte)));
const unknown = Array.from({ length: 300 }, () => idOf(7, below(2 ** 32), below(2 ** 32)));

test.each([
  ['in the order they came in', known],
  ['in that order, some of them several times and some not at all', known.flatMap(someTimes)],
  ['in that order at first, and in none then', [...known, ...known.map(() => any(known))]],
  ['in no order', known.map(() => any(known))],
  ['backwards', known.toReversed()],
  ['among others that are not known', known.flatMap((id) => [id, any(unknown)])],
  ['each beside one whose end is the same', alike.flatMap((other, at) => [other, known[at] ?? other])],
  ['none of them', unknown],
])('ids are found %s', (_, ids) => {
  const table = createNodeTable();
  takeNodes(table, batchOf(known), offset, { kind: 'post', nodes: new Int32Array(known.length) });
  const nodes = new Int32Array(ids.length);
  findNodes(table, batchOf(ids), offset, nodes);
  expect([...nodes]).toEqual(ids.map((id) => findNode(table, { bytes: id, at: 0 })));
});

test('the end of an id that is known twice leads to each of the two', () => {
  const table = createNodeTable();
  const both = [...known, ...alike];
  const made = new Int32Array(both.length);
  takeNodes(table, batchOf(both), offset, { kind: 'post', nodes: made });
  expect([...made]).toEqual(both.map((_, at) => at));
  const found = new Int32Array(both.length);
  findNodes(table, batchOf(both.toReversed()), offset, found);
  expect([...found]).toEqual([...made].toReversed());
});

const offset = 3;
const rowBytes = 23;

function batchOf(ids: readonly Uint8Array[]): IdBatch {
  const bytes = new Uint8Array(ids.length * rowBytes);
  for (const [row, id] of ids.entries()) bytes.set(id, row * rowBytes + offset);
  return { bytes, starts: Int32Array.from(ids, (_, row) => row * rowBytes), count: ids.length };
}

function idOf(...words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  for (const [at, word] of words.entries()) view.setUint32((4 - words.length + at) * 4, word);
  return new Uint8Array(view.buffer);
}

function someTimes(id: Uint8Array): Uint8Array[] {
  return Array.from({ length: below(4) }, () => id);
}

function any<Item>(items: readonly Item[]): Item {
  const item = items[below(items.length)];
  if (item === undefined) throw new RangeError('there are none');
  return item;
}

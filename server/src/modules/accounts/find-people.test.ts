import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let writer: Person;
beforeAll(async () => {
  spark = await createTestApp();
  writer = await spark.newUser({ name: 'Somebody', handle: 'qqq' });
  await spark.newUser({ name: 'Zoë Ågren', handle: 'lamplight' });
  await spark.newUser({ name: 'José María Núñez', handle: 'chef_jm' });
  await spark.newUser({ name: 'Lars Zoega', handle: 'zo_lars' });
  await spark.newUser({ name: 'Marie-Claire', handle: 'mc' });
  await spark.newUser({ name: '100% Wool_Fan', handle: 'knits' });
});
afterAll(() => spark.close());

const find = async (q: string) => {
  const { items } = await spark.call('completeHandles', { as: writer, query: { q } });
  return items.map((person) => person.handle);
};

test('people are looked for by those who are signed in', async () => {
  expect(await spark.refusal('completeHandles', { query: { q: 'a' } })).toMatchObject({
    code: 'unauthenticated',
  });
});

test.each([
  ['zo', ['zo_lars', 'lamplight']],
  ['@Zo', ['zo_lars', 'lamplight']],
  ['zoe', ['zo_lars', 'lamplight']],
  ['agr', ['lamplight']],
  ['ÅGREN', ['lamplight']],
  ['nunez', ['chef_jm']],
  ['jose maria', ['chef_jm']],
  ['maría n', ['chef_jm']],
  ['clair', ['mc']],
  ['marie-cl', ['mc']],
  ['gren', []],
  ['%', []],
  ['100%', ['knits']],
  ['wool_f', ['knits']],
  ['woolxf', []],
  ['zo%', []],
  ['_', []],
  ['  ', []],
])('%s', async (letters, handles) => {
  expect((await find(letters)).toSorted()).toEqual(handles.toSorted());
});

test('handles come before names, and eight people are enough', async () => {
  expect(await find('zo')).toEqual(['zo_lars', 'lamplight']);
  for (let number = 0; number < 7; number++) await spark.newUser({ handle: `same_${number}`, name: 'x' });
  for (let number = 0; number < 3; number++)
    await spark.newUser({ handle: `other_${number}`, name: 'A Same' });
  const found = await find('same');
  expect(found).toHaveLength(8);
  expect(found.slice(0, 7)).toEqual(Array.from({ length: 7 }, (_, number) => `same_${number}`));
});

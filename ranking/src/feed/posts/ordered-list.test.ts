import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createList, endAt, insert, moveFrom, placeOf, remove, settle, type Order } from './ordered-list.ts';
import { createRows, rowWords } from './rows.ts';

const things = 600;

/** Rows and ids of things whose ids fall as their numbers rise. */
function makeOrder(): Order {
  const keys = new Int32Array(things * 4);
  for (let thing = 0; thing < things; thing += 1) keys[thing * 4 + 2] = -thing - 1;
  return { unsigned: createRows(things).unsigned, keys, word: 1 };
}

const steps = fc.array(
  fc.record({
    does: fc.constantFrom('insert', 'remove', 'move', 'read'),
    thing: fc.nat(things - 1),
    value: fc.oneof(fc.nat(9), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
  }),
  { maxLength: 80 },
);

test('whatever comes, goes and moves, a list is in order of its word and then of ids', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (all, isFull) => {
      const order = makeOrder();
      const list = createList();
      const plain = new Map<number, number>();
      const set = (thing: number, value: number) => {
        order.unsigned[thing * rowWords + order.word] = value;
        plain.set(thing, value);
      };
      const begin = isFull ? things / 2 : 0;
      for (let thing = 0; thing < begin; thing += 1) {
        set(thing, (thing * 7_919) % 1_013);
        insert(list, order, thing);
      }
      for (const { does, thing, value } of all) {
        if (does === 'read') settle(list, order);
        else if (does === 'insert' && !plain.has(thing)) {
          set(thing, value);
          insert(list, order, thing);
        } else if (does === 'remove') {
          remove(list, order, thing);
          plain.delete(thing);
        } else if (does === 'move' && plain.has(thing)) {
          const at = placeOf(list, order, thing);
          set(thing, value);
          moveFrom(list, order, at);
        }
      }
      settle(list, order);
      const expected = [...plain].toSorted(([a, one], [b, other]) => one - other || b - a);
      expect([...list.things.subarray(0, list.count)]).toEqual(expected.map(([thing]) => thing));
      expect(endAt(list, order, 500)).toBe(expected.filter(([, value]) => value <= 500).length);
    }),
    { numRuns: 200 },
  );
});

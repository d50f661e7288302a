import { Nullable, PageOf, Shape } from '@spark/contract';
import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { compileSerializer, writeOnce } from './serialization.ts';

const Thing = Shape({
  name: Type.String(),
  colour: Type.Enum(['red', 'green']),
  price: Nullable(Shape({ amount: Type.Integer() })),
  note: Nullable(Type.String()),
});
// Bytes or text.
const write = (schema: object) => (data: unknown) =>
  String(compileSerializer({ schema, method: 'GET', url: '/', httpStatus: '200' })(data));
const thing = { name: '“é”', colour: 'red', price: { amount: 3 }, note: null };

describe('answers are written by their schema', () => {
  test.each([
    thing,
    { ...thing, price: null, note: 'a "note"' },
    { ...thing, name: 'a\nb'.repeat(40), colour: 'green' },
  ])('%j', (data) => {
    expect(JSON.parse(write(Thing)(data))).toEqual(data);
  });

  test('and nothing else of them, in lists, too', () => {
    const secret = { ...thing, password: 'x', price: { amount: 3, cost: 1 } };
    expect(JSON.parse(write(Thing)(secret))).toEqual(thing);
    const list = { items: [secret, writeOnce({ ...secret })], nextCursor: 'on', internal: 1 };
    expect(JSON.parse(write(PageOf(Thing))(list))).toEqual({ items: [thing, thing], nextCursor: 'on' });
  });

  test('one of several shapes, with words to choose from or none', () => {
    const Other = Shape({ shade: Nullable(Type.Enum(['dark', 'light'])) });
    const writeEither = write(Type.Union([Thing, Other]));
    for (const data of [{ shade: null }, { shade: 'dark' }, thing]) {
      expect(JSON.parse(writeEither(data))).toEqual(data);
    }
  });

  test('an empty list is one', () => {
    expect(write(PageOf(Thing))({ items: [], nextCursor: null })).toBe('{"items":[],"nextCursor":null}');
  });

  test('what cannot be left out is missed', () => {
    expect(() => write(PageOf(Thing))({ items: [{ colour: 'red' }], nextCursor: null })).toThrow('name');
  });
});

test('a thing that goes into many lists is written once, others each time', () => {
  let readings = 0;
  const counted = () => ({
    ...thing,
    get name() {
      readings++;
      return 'counted';
    },
  });
  const writeList = write(PageOf(Thing));
  const kept = writeOnce(counted());
  for (const nextCursor of ['a', 'b', 'c']) {
    expect(JSON.parse(writeList({ items: [kept], nextCursor }))).toMatchObject({
      items: [{ name: 'counted' }],
      nextCursor,
    });
  }
  expect(readings).toBe(1);
  const other = counted();
  for (const nextCursor of ['a', 'b']) writeList({ items: [other], nextCursor });
  expect(readings).toBe(3);
});

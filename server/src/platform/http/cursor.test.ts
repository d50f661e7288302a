import { expect, test } from 'vitest';
import { createCursorCodec } from './cursor.ts';

const codec = createCursorCodec('a secret');

test.each([
  ['2017-07-18T00:00:00.000Z', 'an-id'],
  ['a-session', 40],
  [null, { nested: ['ü', '🌻'] }],
])('a position comes back as it went in', (...position) => {
  expect(codec.decode('feed', codec.encode('feed', position))).toEqual(position);
});

test.each([
  ['another list', 'saves', codec.encode('feed', [1])],
  ['another secret', 'feed', createCursorCodec('another').encode('feed', [1])],
  ['no mac', 'feed', 'WzFd'],
  ['an empty mac', 'feed', 'WzFd.'],
  ['an ending', 'feed', `${codec.encode('feed', [1])}.x`],
  ['a mac spelled otherwise', 'feed', `${codec.encode('feed', [1])}=`],
  ['nothing', 'feed', ''],
])('a cursor with %s is refused', (_name, scope, cursor) => {
  expect(() => codec.decode(scope, cursor)).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
});

test('a cursor that was changed in any place, cut or lengthened is refused', () => {
  const cursor = codec.encode('feed', ['2017-07-18T00:00:00.000Z', 'an-id']);
  const changed = [...cursor].map(
    (letter, at) => cursor.slice(0, at) + (letter === 'A' ? 'B' : 'A') + cursor.slice(at + 1),
  );
  for (const wrong of [...changed, cursor.slice(1), cursor.slice(0, -1), `${cursor}A`]) {
    expect(() => codec.decode('feed', wrong), wrong).toThrow(
      expect.objectContaining({ code: 'invalid_cursor' }),
    );
  }
});

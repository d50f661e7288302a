import { describe, expect, it } from 'vitest';
import { readPlain, unfoldPlain } from './read-plain.ts';
import { writePlain } from './write-plain.ts';

describe('reading plain values as devalue writes them', () => {
  it.each([
    ['[{}]', {}],
    ['[[]]', []],
    ['-1', undefined],
    ['[null]', null],
    [String.raw`["a \"word\""]`, 'a "word"'],
    ['[{"step":1,"of":2,"left":-1},2,[3,4],true,null]', { step: 2, of: [true, null], left: undefined }],
    ['[[1,-3,-4,-5,-6],0.5]', [0.5, Number.NaN, Infinity, -Infinity, -0]],
  ])('reads %s', (text, value) => {
    expect(readPlain(text)).toEqual(value);
  });

  it('reads what a browser writes', () => {
    const value = { author: { name: 'Ada' }, left: undefined, of: [1, [], null] };
    expect(readPlain(writePlain(value))).toEqual(value);
  });

  it('keeps what is one thing one thing', () => {
    const read = readPlain('[[1,1],{"name":2},"Ada"]');
    expect(Array.isArray(read) && read[0] === read[1]).toBe(true);
  });

  it('leads back where what is written does', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(readPlain('[{"self":0}]')).toEqual(round);
  });

  it('has the reader make what only it knows', () => {
    const text = '[{"later":1},["Later",2],7]';
    expect(readPlain(text, { Later: (id) => `promised ${String(id)}` })).toEqual({ later: 'promised 7' });
  });

  it('refuses what is not plain, and what nobody wrote', () => {
    for (const text of ['[["Date","1970-01-01T00:00:00.000Z"]]', '[["Map",1,1],1]', '[["constructor",1],1]'])
      expect(() => readPlain(text)).toThrow(TypeError);
    for (const written of ['plain', [], [[1]], [{ a: 'b' }]])
      expect(() => unfoldPlain(written)).toThrow(TypeError);
  });

  it('gives no object another nature', () => {
    const read = readPlain('[{"__proto__":1},{"isAdmin":2},true]');
    expect(Reflect.get(Object(read), 'isAdmin')).toBeUndefined();
  });
});

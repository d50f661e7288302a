import { describe, expect, it } from 'vitest';
import { writePlain } from './write-plain.ts';

describe('writing plain values as devalue reads them', () => {
  it('refuses what JSON cannot hold', () => {
    expect(() => writePlain({ at: new Date(0) })).toThrow(TypeError);
    expect(() => writePlain([Number.NaN])).toThrow(TypeError);
  });

  it.each([
    [{}, '[{}]'],
    [undefined, '-1'],
    ['a "word"', String.raw`["a \"word\""]`],
    [{ step: 2, of: [true, null], left: undefined }, '[{"step":1,"of":2,"left":-1},2,[3,4],true,null]'],
  ])('writes %o', (value, text) => {
    expect(writePlain(value)).toBe(text);
  });
});

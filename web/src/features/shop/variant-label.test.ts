import { describe, expect, it } from 'vitest';
import { variantLabel } from './variant-label.ts';

const variant = (externalId: string, title: string, groupId: string | null = 'WH1') => ({
  externalId,
  title,
  groupId,
});

describe('variantLabel', () => {
  it('says what the title has beyond the others', () => {
    const all = [variant('a', 'Mug, Blue'), variant('b', 'Mug, Red')];
    expect(all.map((one) => variantLabel(one, all))).toEqual(['Blue', 'Red']);
  });

  it('takes the shop’s id where titles are the same', () => {
    const all = [variant('WH1-S-Green', 'Hoodie, Green'), variant('WH1-M-Green', 'Hoodie, Green')];
    expect(all.map((one) => variantLabel(one, all))).toEqual(['S Green', 'M Green']);
  });

  it('keeps the whole title when nothing of it is shared', () => {
    const all = [variant('a', 'Blue mug'), variant('b', 'Red cup')];
    expect(all.map((one) => variantLabel(one, all))).toEqual(['Blue mug', 'Red cup']);
  });

  it('keeps the title when it is a beginning of the others', () => {
    const all = [variant('a', 'Mug'), variant('b', 'Mug, large')];
    expect(all.map((one) => variantLabel(one, all))).toEqual(['Mug', 'large']);
  });

  it('shows the whole id of a variant outside its group’s naming', () => {
    const all = [variant('991', 'Mug', null), variant('992', 'Mug', null)];
    expect(all.map((one) => variantLabel(one, all))).toEqual(['991', '992']);
  });
});

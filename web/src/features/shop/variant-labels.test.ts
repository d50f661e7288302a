import { describe, expect, it } from 'vitest';
import { variantLabels } from './variant-labels.ts';

const variant = (externalId: string, title: string, groupId: string | null = 'WH1') => ({
  externalId,
  title,
  groupId,
});

const labels = (...all: ReturnType<typeof variant>[]) => variantLabels(all, () => []);

describe('variantLabels', () => {
  it('say what the title has beyond the others', () => {
    expect(labels(variant('a', 'Mug, Blue'), variant('b', 'Mug, Red'))).toEqual(['Blue', 'Red']);
  });

  it('say what a number counts', () => {
    expect(labels(variant('a', 'Red shoe Size 9'), variant('b', 'Red shoe Size 46'))).toEqual([
      'Size 9',
      'Size 46',
    ]);
  });

  it('know where words end in Chinese', () => {
    expect(labels(variant('a', '羊毛围巾，锈红'), variant('b', '羊毛围巾，苔绿'))).toEqual(['锈红', '苔绿']);
  });

  it('take the shop’s ids where titles are the same', () => {
    const all = [variant('WH1-S-Green', 'Hoodie, Green'), variant('WH1-M-Green', 'Hoodie, Green')];
    expect(labels(...all)).toEqual(['S Green', 'M Green']);
  });

  it('keep whole titles when nothing of them is shared', () => {
    expect(labels(variant('a', 'Blue mug'), variant('b', 'Red cup'))).toEqual(['Blue mug', 'Red cup']);
  });

  it('keep a title that is a beginning of the others', () => {
    expect(labels(variant('a', 'Mug'), variant('b', 'Mug, large'))).toEqual(['Mug', 'large']);
  });

  it('show the whole ids of variants outside their group’s naming', () => {
    expect(labels(variant('991', 'Mug', null), variant('992', 'Mug', null))).toEqual(['991', '992']);
  });

  it('leave out what is said of a variant otherwise', () => {
    const all = [
      { ...variant('1', 'Tea – S / Mint'), said: ['S'] },
      { ...variant('2', 'Tea – S / Rose'), said: ['S'] },
      { ...variant('3', 'Tea – L / Rose'), said: ['L'] },
    ];
    expect(variantLabels(all, ({ said }) => said)).toEqual(['Mint', 'Rose', 'Rose']);
    const tees = [variant('WH1-S-Red', 'Tee, Red'), variant('WH1-M-Red', 'Tee, Red')];
    expect(variantLabels(tees, () => ['Red'])).toEqual(['S', 'M']);
  });
});

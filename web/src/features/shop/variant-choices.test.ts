import { describe, expect, it } from 'vitest';
import { groupVariants, type ChoiceGroup } from './variant-choices.ts';

interface Made {
  externalId: string;
  groupId: string;
  title: string;
  isBuyable: boolean;
  options: { name: 'color' | 'size'; value: string }[];
}

const variant = (title: string, { color = '', size = '', isBuyable = true } = {}): Made => ({
  externalId: `${title} ${color} ${size}`,
  groupId: 'tee',
  title,
  isBuyable,
  options: [
    { name: 'color' as const, value: color },
    { name: 'size' as const, value: size },
  ].filter(({ value }) => value !== ''),
});

const told = (groups: ChoiceGroup<Made>[]) =>
  Object.fromEntries(
    groups.map(({ name, chosen, choices }) => [name, [chosen, ...choices.map(({ value }) => value)]]),
  );

const tee = (color: string, size: string, isBuyable = true) => variant('Tee', { color, size, isBuyable });

describe('groupVariants', () => {
  it('groups by every option in which variants differ, sizes from small to large', () => {
    const groups = groupVariants(tee('Red', 'M'), [tee('Red', 'XS'), tee('Blue', 'XL'), tee('Blue', 'M')]);
    expect(told(groups)).toEqual({ color: ['Red', 'Blue', 'Red'], size: ['M', 'XS', 'M', 'XL'] });
  });

  it('passes over what is the same of all of them', () => {
    const groups = groupVariants(tee('Red', 'M'), [tee('Red', 'S')]);
    expect(told(groups)).toEqual({ size: ['M', 'S', 'M'] });
  });

  it('leads to the variant that differs in nothing else, sold out or not', () => {
    const soldOut = tee('Blue', 'M', false);
    const [colors] = groupVariants(tee('Red', 'M'), [tee('Blue', 'S'), soldOut, tee('Red', 'S')]);
    expect(colors?.choices).toMatchObject([
      { value: 'Blue', isChosen: false, variant: soldOut, without: [] },
      { value: 'Red', isChosen: true, without: [] },
    ]);
  });

  it('leads to what can be bought where there is no such variant, and tells what does not stay', () => {
    const buyable = tee('Blue', 'L');
    const [colors] = groupVariants(tee('Red', 'M'), [tee('Blue', 'S', false), buyable, tee('Red', 'S')]);
    expect(colors?.choices[0]).toMatchObject({ value: 'Blue', variant: buyable, without: ['M'] });
  });

  it('says that a value is gone by the variant it leads to, and of what is chosen by all that have it', () => {
    const [colors, sizes] = groupVariants(tee('Red', 'M', false), [tee('Red', 'S'), tee('Blue', 'M', false)]);
    expect(colors?.choices).toMatchObject([{ isBuyable: false }, { isChosen: true, isBuyable: true }]);
    expect(sizes?.choices).toMatchObject([{ isBuyable: true }, { isChosen: true, isBuyable: false }]);
  });

  it('has one thing to choose where all there is are titles', () => {
    const groups = groupVariants(variant('Mug, blue'), [variant('Mug, red')]);
    expect(told(groups)).toEqual({ version: ['blue', 'blue', 'red'] });
  });

  it('chooses by what only some variants have no further than it goes', () => {
    const groups = groupVariants(variant('Tee, red', { color: 'Red' }), [variant('Tee, plain')]);
    expect(told(groups)).toEqual({ version: ['red', 'plain', 'red'] });
  });

  it('adds what titles say where options do not tell all apart', () => {
    const tea = (size: string, sort: string) => variant(`Tea – ${size} / ${sort}`, { size });
    const groups = groupVariants(tea('S', 'Mint'), [tea('S', 'Rose'), tea('L', 'Mint')]);
    expect(told(groups)).toEqual({ size: ['S', 'S', 'L'], version: ['Mint', 'Mint', 'Rose'] });
  });

  it('leads to every variant from somewhere', () => {
    const all = ['Red', 'Blue', 'Green'].flatMap((color) => ['S', 'M', 'L'].map((size) => tee(color, size)));
    const reached = new Set<Made>();
    for (const from of all) {
      const others = all.filter((other) => other !== from);
      for (const { choices } of groupVariants(from, others))
        for (const one of choices) reached.add(one.variant);
    }
    expect(reached.size).toBe(all.length);
  });

  it('has nothing to choose for what is alone', () => {
    expect(groupVariants(tee('Red', 'M'), [])).toEqual([]);
  });
});

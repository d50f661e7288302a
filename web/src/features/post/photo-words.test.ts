import { describe, expect, test } from 'vitest';
import { dotWords, photoWords, placeWords } from './photo-words.ts';

const ines = { name: 'Ines Moreau' };
const hat = {
  title: 'Straw hat',
  price: { amount: 2_400, currency: 'USD' },
  availability: 'in_stock' as const,
  isBuyable: true,
};

describe('a photo', () => {
  test('is described by its author', () =>
    expect(photoWords({ alt: 'A hat', altComposed: null }, ines)).toBe('A hat'));

  test('is described by its tags where the author did not, and says so', () =>
    expect(photoWords({ alt: '', altComposed: 'Straw hat, Sandals' }, ines)).toBe(
      'Photo by Ines Moreau, who has not described it. Tagged on it: Straw hat, Sandals',
    ));

  test('without either never has no name', () =>
    expect(photoWords({ alt: '', altComposed: null }, ines)).toBe(
      'Photo by Ines Moreau, who has not described it',
    ));
});

describe('a dot', () => {
  test('says what it is, for how much, whether it can be had and where', () =>
    expect(dotWords(hat, { left: 0.9, top: 0.1 })).toBe('Straw hat, $24.00, in stock, top right'));

  test('without a price says the rest', () =>
    expect(dotWords({ ...hat, price: null }, { left: 0.5, top: 0.5 })).toBe(
      'Straw hat, in stock, in the middle',
    ));

  test.each([
    [0, 0, 'top left'],
    [0.5, 0.2, 'top'],
    [0.1, 0.5, 'left'],
    [1, 0.6, 'right'],
    [0.2, 0.9, 'bottom left'],
    [0.6, 1, 'bottom'],
    [1, 1, 'bottom right'],
  ])('at %f, %f is %s', (left, top, words) => expect(placeWords({ left, top })).toBe(words));
});

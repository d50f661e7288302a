import { describe, expect, it } from 'vitest';
import { priceParam, readBrowseQuery } from './browse-query.ts';

const read = (query: string) => readBrowseQuery(new URLSearchParams(query));

describe('readBrowseQuery', () => {
  it('reads every filter', () => {
    expect(
      read(
        'category=Home&brand=Acme&brand=%C3%96l&brand=Acme&price=1000-2499&rating=4&buyable=1&sort=price-up&q=lamp',
      ),
    ).toEqual({
      category: 'Home',
      q: 'lamp',
      brand: ['Acme', 'Öl'],
      minPrice: 1_000,
      maxPrice: 2_499,
      minRating: 4,
      buyable: true,
      sort: 'price-up',
    });
  });

  it('reads ranges that are open at one end', () => {
    expect(read('price=-999')).toEqual({ maxPrice: 999 });
    expect(read('price=50000-')).toEqual({ minPrice: 50_000 });
  });

  it('leaves aside what is no filter', () => {
    expect(read('category=%20&brand=%20&price=a-b&rating=0&buyable=yes&sort=upside-down&q=')).toEqual({});
    expect(read('price=99999999999999999&rating=99')).toEqual({ minRating: 5 });
  });

  it('writes ranges as it reads them', () => {
    expect(read(`price=${priceParam({ min: null, max: 999 })}`)).toEqual({ maxPrice: 999 });
  });
});

import { describe, expect, it } from 'vitest';
import { readSearchQuery, searchAddress } from './search-query.ts';

const read = (query: string) => readSearchQuery(new URLSearchParams(query));

describe('the address of a search', () => {
  it('is read as it is written', () => {
    for (const type of ['products', 'posts', 'users'] as const) {
      const query = { q: 'oak & lamp', type, category: null, sort: 'newest' } as const;
      expect(read(searchAddress(query).split('?')[1] ?? '')).toEqual(query);
    }
  });

  it('says only what does not go without saying', () => {
    expect(searchAddress({ q: '', type: 'products' })).toBe('/search');
    expect(searchAddress({ q: '灯', type: 'posts' })).toBe('/search?q=%E7%81%AF&type=posts');
  });

  it('is never refused', () => {
    expect(read(`q=${'a'.repeat(300)}&type=shops&sort=down`)).toEqual({
      q: 'a'.repeat(200),
      type: 'products',
      category: null,
      sort: 'best',
    });
  });
});

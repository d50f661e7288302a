import type { Bag, BagLine } from '@spark/contract';

/** A line of a bag: two tea towels for 12 dollars each, as they were put in. */
export function lineOf(changed: Partial<BagLine> = {}): BagLine {
  const productId = changed.productId ?? '01890a5d-ac96-774b-bcce-b302099a8057';
  return {
    productId,
    product: {
      id: productId,
      externalId: 'towel',
      groupId: null,
      title: 'Tea towel',
      brand: null,
      price: { amount: 1_200, currency: 'USD' },
      originalPrice: null,
      availability: 'in_stock',
      isBuyable: true,
      image: null,
      rating: { average: null, count: 0 },
      category: null,
      lowestPrice30Days: null,
      url: null,
    },
    quantity: 2,
    fromPostId: null,
    addedAt: '2026-03-10T12:00:00.000Z',
    priceWhenAdded: { amount: 1_200, currency: 'USD' },
    available: 5,
    isBuyable: true,
    total: { amount: 2_400, currency: 'USD' },
    changes: [],
    ...changed,
  };
}

/** A bag with these lines. */
export function bagWith(items: BagLine[]): Bag {
  return {
    items,
    count: items.reduce((sum, { quantity }) => sum + quantity, 0),
    totals: items.flatMap(({ total }) => total ?? []),
    checkout: 'builtin',
  };
}

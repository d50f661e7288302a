import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Id, Money, Nullable, Shape, Timestamp } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';

const Quantity = Type.Integer({ minimum: 1, maximum: limits.bagQuantity });

/**
 * What is different from when a line was put in: `price` changed; `price_unknown`: the shop has to confirm it first;
 * `short`: fewer can be had than the line asks for; `gone`: none can be had now.
 */
export const BagChange = Type.Enum(['price', 'price_unknown', 'short', 'gone']);
export type BagChange = Static<typeof BagChange>;

/** One product of a bag, as it was when it was put in beside how it is now. */
export const BagLine = Shape({
  productId: Id,
  product: ProductCard,
  quantity: Type.Integer(),
  /** The post that brought it. */
  fromPostId: Nullable(Id),
  addedAt: Timestamp,
  priceWhenAdded: Nullable(Money),
  /** How many can be bought now; `null` where the shop does not count. */
  available: Nullable(Type.Integer()),
  /** Whether this line, with its quantity, can be bought now. */
  isBuyable: Type.Boolean(),
  /** What the line costs now. */
  total: Nullable(Money),
  changes: Type.Array(BagChange),
});
export type BagLine = Static<typeof BagLine>;

/** A bag, last added first. Lines that cannot be bought now are in it, but not in the totals. */
export const Bag = Shape({
  items: Type.Array(BagLine),
  /** Pieces of all lines together. */
  count: Type.Integer(),
  /** One sum for each currency in the bag; each is bought by an order of its own. */
  totals: Type.Array(Money),
  /** Where the bag is bought: here, or at the shop. */
  checkout: Type.Enum(['builtin', 'handover']),
});
export type Bag = Static<typeof Bag>;

/** A line as a visitor's device keeps it. */
export const KeptBagLine = Shape({
  productId: Id,
  quantity: Quantity,
  fromPostId: Type.Optional(Nullable(Id)),
  priceWhenAdded: Type.Optional(Nullable(Money)),
  addedAt: Type.Optional(Timestamp),
});
export type KeptBagLine = Static<typeof KeptBagLine>;

/** Where a product, or a whole bag, is bought at the shop itself. */
export const Handover = Shape({
  /** Sent to the shop with the address; comes back with the order and tells which post brought it. */
  reference: Type.String(),
  /** One address for everything, or one for each product. */
  links: Type.Array(Shape({ url: Type.String(), productIds: Type.Array(Id) })),
  /** Products that can not be bought at the shop now. */
  unavailable: Type.Array(Id),
});
export type Handover = Static<typeof Handover>;

const ofProduct = Shape({ productId: Id });
const keptLines = Shape({ items: Type.Array(KeptBagLine, { maxItems: limits.bagLines }) });

export const bagRoutes = {
  getBag: route({
    id: 'getBag',
    method: 'GET',
    path: '/bag',
    summary: 'What the signed-in person is about to buy, and what changed since it was put in',
    section: 'Bag and orders',
    caller: 'user',
    status: 200,
    response: Bag,
  }),
  putBagItem: route({
    id: 'putBagItem',
    method: 'PUT',
    path: '/bag/items/:productId',
    summary: 'Put a product into the bag, or set its quantity; accepts the price of now',
    section: 'Bag and orders',
    caller: 'user',
    params: ofProduct,
    body: Shape({ quantity: Quantity, fromPostId: Type.Optional(Nullable(Id)) }),
    status: 200,
    response: Bag,
  }),
  deleteBagItem: route({
    id: 'deleteBagItem',
    method: 'DELETE',
    path: '/bag/items/:productId',
    summary: 'Take a product out of the bag',
    section: 'Bag and orders',
    caller: 'user',
    params: ofProduct,
    status: 200,
    response: Bag,
  }),
  mergeBag: route({
    id: 'mergeBag',
    method: 'POST',
    path: '/bag/merge',
    summary: 'Bring a visitor’s bag in after signing in; doing it twice changes nothing',
    section: 'Bag and orders',
    caller: 'user',
    body: keptLines,
    status: 200,
    response: Bag,
  }),
  previewBag: route({
    id: 'previewBag',
    method: 'POST',
    path: '/bag/preview',
    summary: 'How the bag a device keeps stands now; products that are no longer known are left out',
    section: 'Bag and orders',
    caller: 'anyone',
    body: keptLines,
    status: 200,
    response: Bag,
  }),
  createHandover: route({
    id: 'createHandover',
    method: 'POST',
    path: '/handovers',
    summary: 'Where to buy these products at the shop itself, with the post that brought them attached',
    section: 'Bag and orders',
    caller: 'anyone',
    perMinute: 60,
    body: Shape({
      items: Type.Array(
        Shape({ productId: Id, quantity: Quantity, fromPostId: Type.Optional(Nullable(Id)) }),
        { minItems: 1, maxItems: limits.bagLines },
      ),
    }),
    status: 200,
    response: Handover,
  }),
};

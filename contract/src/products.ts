import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Picture } from './media.ts';
import { Id, Money, Nullable, PageOf, PageQuery, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** How the shop says a product can be had. */
export const Availability = Type.Enum(['in_stock', 'out_of_stock', 'preorder', 'backorder', 'discontinued']);
export type Availability = Static<typeof Availability>;

/** Average of 1–5 stars (one decimal or finer) and the number of reviews. */
export const Rating = Shape({ average: Nullable(Type.Number()), count: Type.Integer() });

/**
 * A product as a card shows it. `price` is `null` when the shop has not confirmed it for 72 hours; `originalPrice` is
 * set while a sale price holds; `isBuyable` is the one answer to "can it be bought now".
 */
export const ProductCard = Shape({
  id: Id,
  externalId: Type.String(),
  groupId: Nullable(Type.String()),
  title: Type.String(),
  brand: Nullable(Type.String()),
  price: Nullable(Money),
  originalPrice: Nullable(Money),
  /** The lowest price of the 30 days before the reduction; `null` when nothing is reduced, or nothing was before. */
  lowestPrice30Days: Nullable(Money),
  availability: Availability,
  isBuyable: Type.Boolean(),
  image: Nullable(Picture),
  rating: Rating,
  category: Nullable(Type.String()),
  url: Nullable(Type.String()),
});
export type ProductCard = Static<typeof ProductCard>;

/** A product with its words and pictures. */
export const Product = Shape({
  ...ProductCard.properties,
  description: Type.String(),
  images: Type.Array(Picture),
});
export type Product = Static<typeof Product>;

/** Why a product stands in for one that cannot be bought: another size or colour, the same article, or merely like it. */
export const SubstituteReason = Type.Enum(['variant', 'same', 'similar']);
export type SubstituteReason = Static<typeof SubstituteReason>;

/** What a product stands in for. */
export const Substitution = Shape({ productId: Id, title: Type.String(), reason: SubstituteReason });
export type Substitution = Static<typeof Substitution>;

/** A product of a post; `substituteFor` is set when it stands in for one that cannot be bought. */
export const PostProduct = Shape({
  ...ProductCard.properties,
  substituteFor: Nullable(Substitution),
});
export type PostProduct = Static<typeof PostProduct>;

/** A product of a post that cannot be bought and that nothing stands in for; `heals` is off where the author wants it so. */
export const WaitingProduct = Shape({ ...ProductCard.properties, heals: Type.Boolean() });
export type WaitingProduct = Static<typeof WaitingProduct>;

/** What a shop says a variant is: `color` and `Green`. Only what the catalogue knows by name is told. */
export const VariantOption = Shape({
  name: Type.Enum(['color', 'size', 'material', 'pattern']),
  value: Type.String(),
});
export type VariantOption = Static<typeof VariantOption>;

/** One of a group of products that are the same thing in another colour, size or the like. */
export const Variant = Shape({ ...ProductCard.properties, options: Type.Array(VariantOption) });
export type Variant = Static<typeof Variant>;

/** A product page: the product, its other variants and what is like it. */
export const ProductPage = Shape({
  ...Product.properties,
  options: Variant.properties.options,
  variants: Type.Array(Variant),
  similar: Type.Array(ProductCard),
  postCount: Type.Integer(),
  /** Whether the one who asks gave it a heart. */
  hearted: Type.Boolean(),
});
export type ProductPage = Static<typeof ProductPage>;

/**
 * The order of a list of products. `best` is by relevance where words are looked for, and what is there without being asked
 * then; else buyable things rated well come first, and unasked the newest do.
 */
export const ProductSort = Type.Enum(['best', 'price-up', 'price-down', 'newest', 'rating']);
export type ProductSort = Static<typeof ProductSort>;

const matches = Type.Integer({ minimum: 0 });

/**
 * How many things there are in each part of a selection: variants of a group (`groupId`) are one thing, counted once
 * however many they are, where at least one of them is in the part and has all else that is chosen. A part is counted
 * within everything else that is chosen, so that each number says what choosing it shows. `isExact` is false where a large
 * selection was counted from a sample.
 */
export const ProductFacets = Shape({
  isExact: Type.Boolean(),
  total: matches,
  /** The categories directly below the one that is chosen. */
  categories: Type.Array(Shape({ category: Type.String(), name: Type.String(), count: matches })),
  /** Those that are chosen first, then those with most. */
  brands: Type.Array(Shape({ brand: Type.String(), count: matches })),
  /** Ranges of the price, from cheap to dear; the ends are the limits to ask for. */
  prices: Type.Array(Shape({ min: Nullable(Type.Integer()), max: Nullable(Type.Integer()), count: matches })),
  /** So many stars and more. */
  ratings: Type.Array(Shape({ min: Type.Integer(), count: matches })),
  buyable: matches,
});
export type ProductFacets = Static<typeof ProductFacets>;

/** What a list of products is narrowed by. */
export const ProductFilter = {
  q: Type.Optional(Type.String({ maxLength: 200 })),
  /** A category with everything below it, as `Home > Lamps`. */
  category: Type.Optional(Type.String({ maxLength: limits.categoryLength })),
  /** Products of any of these brands; named once for each. */
  brand: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      minItems: 1,
      maxItems: limits.chosenBrands,
      uniqueItems: true,
    }),
  ),
  /** In minor units; products without a price are left out where a price is asked for. */
  minPrice: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000_000 })),
  maxPrice: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000_000 })),
  minRating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  buyable: Type.Optional(Type.Boolean()),
};

/** A page of products. `searchedFor` is what was looked for instead of words the catalogue does not know. */
export const ProductList = Shape({
  ...PageOf(Product).properties,
  searchedFor: Nullable(Type.String()),
  facets: Nullable(ProductFacets),
});
export type ProductList = Static<typeof ProductList>;

const ShopItemFacts = {
  externalId: Type.String({ minLength: 1, maxLength: 100 }),
  availability: Availability,
  quantity: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000_000 }))),
  /** When the shop knew this; older facts than those known are ignored. */
  at: Timestamp,
};

/** One product as the shop sends it. */
export const ShopProduct = Shape({
  ...ShopItemFacts,
  groupId: Type.Optional(Type.String({ maxLength: 100 })),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  description: Type.String({ maxLength: 10_000 }),
  link: Type.String({ maxLength: 2_000, pattern: '^https?://' }),
  imageLink: Type.String({ maxLength: 2_000, pattern: '^https?://' }),
  price: Money,
  salePrice: Type.Optional(Money),
  /** When the sale price holds; an end left out is open. */
  saleStartsAt: Type.Optional(Timestamp),
  saleEndsAt: Type.Optional(Timestamp),
  additionalImageLinks: Type.Optional(
    Type.Array(Type.String({ maxLength: 2_000, pattern: '^https?://' }), { maxItems: 10 }),
  ),
  brand: Type.Optional(Type.String({ maxLength: 100 })),
  gtin: Type.Optional(Type.String({ maxLength: 50 })),
  mpn: Type.Optional(Type.String({ maxLength: 100 })),
  category: Type.Optional(Type.String({ maxLength: limits.categoryLength })),
});
export type ShopProduct = Static<typeof ShopProduct>;

/** One stock or price fact as the shop sends it. */
export const ShopStock = Shape({ ...ShopItemFacts, price: Type.Optional(Money) });
export type ShopStock = Static<typeof ShopStock>;

/** What a bulk call from the shop did. */
export const ShopReceipt = Shape({
  applied: Type.Integer(),
  ignoredAsOlder: Type.Integer(),
  unknown: Type.Array(Type.String()),
});
export type ShopReceipt = Static<typeof ShopReceipt>;

const byId = Shape({ id: Id });
const shopItems = { minItems: 1, maxItems: limits.shopItemsPerCall };

export const productRoutes = {
  listProducts: route({
    id: 'listProducts',
    method: 'GET',
    path: '/products',
    summary: 'Search and browse the catalogue',
    section: 'Products',
    caller: 'anyone',
    query: Shape({
      ...PageQuery,
      ...ProductFilter,
      sort: Type.Optional(ProductSort),
      /** Leaves out variants that are sold out where another of their group is in the selection and can be bought. */
      preferBuyable: Type.Optional(Type.Boolean()),
      /** Whether the parts of the whole selection are counted as well. */
      facets: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    response: ProductList,
  }),
  getProduct: route({
    id: 'getProduct',
    method: 'GET',
    path: '/products/:id',
    summary: 'One product with its variants and similar products',
    section: 'Products',
    caller: 'anyone',
    params: byId,
    status: 200,
    response: ProductPage,
  }),
  listSimilarProducts: route({
    id: 'listSimilarProducts',
    method: 'GET',
    path: '/products/:id/similar',
    summary: 'What is like a product and can be bought, closest first',
    section: 'Products',
    caller: 'anyone',
    params: byId,
    status: 200,
    response: Shape({ items: Type.Array(ProductCard) }),
  }),
  putShopProducts: route({
    id: 'putShopProducts',
    method: 'PUT',
    path: '/shop/products',
    summary: 'Create or update products in bulk',
    section: 'Shop integration',
    caller: 'shop',
    body: Shape({ items: Type.Array(ShopProduct, shopItems) }),
    status: 200,
    response: ShopReceipt,
  }),
  putShopStock: route({
    id: 'putShopStock',
    method: 'PUT',
    path: '/shop/stock',
    summary: 'Update stock and price in bulk',
    section: 'Shop integration',
    caller: 'shop',
    body: Shape({ items: Type.Array(ShopStock, shopItems) }),
    status: 200,
    response: ShopReceipt,
  }),
};

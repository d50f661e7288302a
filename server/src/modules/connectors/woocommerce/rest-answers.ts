import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Optional(Type.Union([type, Type.Null()]));

const Image = Type.Object({ src: Type.String() });
const Named = Type.Object({ name: Type.String() });

/** What products and variations have in common. */
const sellable = {
  id: Type.Integer(),
  permalink: Type.String(),
  price: Type.String(),
  regular_price: Type.String(),
  purchasable: nullable(Type.Boolean()),
  stock_status: Type.String(),
  stock_quantity: nullable(Type.Number()),
  // In a variation `parent` says that its product is counted.
  manage_stock: nullable(Type.Union([Type.Boolean(), Type.String()])),
  /** Since WooCommerce 9.2. */
  global_unique_id: nullable(Type.String()),
};

export const RestProduct = Type.Object({
  ...sellable,
  name: Type.String(),
  slug: Type.String(),
  type: Type.String(),
  catalog_visibility: nullable(Type.String()),
  description: Type.String(),
  short_description: nullable(Type.String()),
  images: Type.Array(Image),
  categories: Type.Array(Named),
  /** Since WooCommerce 9.6. */
  brands: nullable(Type.Array(Named)),
});
export type RestProductAnswer = Static<typeof RestProduct>;

export const RestVariation = Type.Object({
  ...sellable,
  image: nullable(Image),
  attributes: Type.Array(Type.Object({ name: Type.String(), option: Type.String() })),
});
export type RestVariationAnswer = Static<typeof RestVariation>;

export const CurrencyAnswer = Type.Object({ code: Type.String() });

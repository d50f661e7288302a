import { Type, type Static } from 'typebox';

export const ChannelAnswer = Type.Object({
  activeChannel: Type.Object({ code: Type.String(), defaultCurrencyCode: Type.String() }),
  products: Type.Object({ totalItems: Type.Integer() }),
});

/** Products are judged one by one, so that a strange one does not hide the others. */
export const ProductsAnswer = Type.Object({
  products: Type.Object({ items: Type.Array(Type.Unknown()), totalItems: Type.Integer() }),
});

const Asset = Type.Object({ preview: Type.String() });
const MaybeAsset = Type.Optional(Type.Union([Asset, Type.Null()]));

const Variant = Type.Object({
  id: Type.String(),
  name: Type.String(),
  priceWithTax: Type.Number(),
  currencyCode: Type.String(),
  stockLevel: Type.String(),
  featuredAsset: MaybeAsset,
  options: Type.Array(Type.Object({ name: Type.String(), group: Type.Object({ name: Type.String() }) })),
});
export type VendureVariant = Static<typeof Variant>;

export const VendureProduct = Type.Object({
  id: Type.String(),
  name: Type.String(),
  slug: Type.String(),
  description: Type.String(),
  featuredAsset: MaybeAsset,
  assets: Type.Array(Asset),
  collections: Type.Array(
    Type.Object({ name: Type.String(), breadcrumbs: Type.Array(Type.Object({ name: Type.String() })) }),
  ),
  facetValues: Type.Array(Type.Object({ name: Type.String(), facet: Type.Object({ code: Type.String() }) })),
  variants: Type.Array(Variant),
});
export type VendureProduct = Static<typeof VendureProduct>;

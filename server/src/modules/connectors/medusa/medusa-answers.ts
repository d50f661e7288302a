import { Type, type Static } from 'typebox';

/** The parts of Medusa's answers that are used; whatever else they hold is passed over. */
const optional = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Optional(Type.Union([type, Type.Null()]));

const Region = Type.Object({ id: Type.String(), name: Type.String(), currency_code: Type.String() });
export type Region = Static<typeof Region>;
export const RegionList = Type.Object({ regions: Type.Array(Region) });

/** Products are judged one by one, so that a strange one does not hide the others. */
export const ProductList = Type.Object({ products: Type.Array(Type.Unknown()), count: Type.Integer() });

const Price = Type.Object({
  calculated_amount: optional(Type.Number()),
  original_amount: optional(Type.Number()),
  calculated_amount_with_tax: optional(Type.Number()),
  original_amount_with_tax: optional(Type.Number()),
  currency_code: optional(Type.String()),
});

const Variant = Type.Object({
  id: Type.String(),
  title: optional(Type.String()),
  barcode: optional(Type.String()),
  ean: optional(Type.String()),
  upc: optional(Type.String()),
  thumbnail: optional(Type.String()),
  material: optional(Type.String()),
  manage_inventory: optional(Type.Boolean()),
  allow_backorder: optional(Type.Boolean()),
  inventory_quantity: optional(Type.Number()),
  calculated_price: optional(Price),
  options: optional(Type.Array(Type.Object({ value: Type.String(), option_id: optional(Type.String()) }))),
});
export type MedusaVariant = Static<typeof Variant>;
export type MedusaPrice = Static<typeof Price>;

export const MedusaProduct = Type.Object({
  id: Type.String(),
  title: Type.String(),
  handle: Type.String(),
  description: optional(Type.String()),
  thumbnail: optional(Type.String()),
  material: optional(Type.String()),
  images: optional(Type.Array(Type.Object({ url: Type.String() }))),
  type: optional(Type.Object({ value: Type.String() })),
  collection: optional(Type.Object({ title: Type.String() })),
  categories: optional(Type.Array(Type.Object({ name: Type.String() }))),
  options: optional(Type.Array(Type.Object({ id: Type.String(), title: Type.String() }))),
  variants: optional(Type.Array(Variant)),
});
export type MedusaProduct = Static<typeof MedusaProduct>;

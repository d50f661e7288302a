import { Type, type Static } from 'typebox';
import { Check } from 'typebox/schema';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Optional(Type.Union([type, Type.Null()]));

const PageInfo = Type.Object({ hasNextPage: Type.Boolean(), endCursor: nullable(Type.String()) });
const Amount = Type.Object({ amount: Type.String(), currencyCode: Type.String() });
const Image = Type.Object({ url: Type.String() });

const Variant = Type.Object({
  id: Type.String(),
  title: Type.String(),
  barcode: nullable(Type.String()),
  availableForSale: Type.Boolean(),
  currentlyNotInStock: nullable(Type.Boolean()),
  quantityAvailable: nullable(Type.Integer()),
  price: Amount,
  compareAtPrice: nullable(Amount),
  image: nullable(Image),
  selectedOptions: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
});
export type ShopifyVariant = Static<typeof Variant>;

const Variants = Type.Object({ nodes: Type.Array(Variant), pageInfo: PageInfo });

const Product = Type.Object({
  id: Type.String(),
  handle: Type.String(),
  title: Type.String(),
  descriptionHtml: Type.String(),
  vendor: nullable(Type.String()),
  productType: nullable(Type.String()),
  onlineStoreUrl: nullable(Type.String()),
  images: Type.Object({ nodes: Type.Array(Image) }),
  variants: Variants,
});
export type ShopifyProduct = Static<typeof Product>;

/** Products are judged one by one, so that a strange one does not hide the others. */
export const ProductsAnswer = Type.Object({
  products: Type.Object({ nodes: Type.Array(Type.Unknown()), pageInfo: PageInfo }),
});
export const VariantsAnswer = Type.Object({ product: Type.Object({ variants: Variants }) });
export const ShopAnswer = Type.Object({
  shop: Type.Object({
    name: Type.String(),
    paymentSettings: Type.Object({ currencyCode: Type.String() }),
  }),
  products: Type.Object({
    nodes: Type.Array(
      Type.Object({
        variants: Type.Object({
          nodes: Type.Array(Type.Object({ quantityAvailable: nullable(Type.Integer()) })),
        }),
      }),
    ),
  }),
});

/** A product; `null` when it cannot be understood. */
export function readProduct(node: unknown): ShopifyProduct | null {
  return Check(Product, node) ? node : null;
}

/** `gid://shopify/ProductVariant/42` is `42` everywhere else at Shopify. */
export function bareId(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1).replace(/\?.*$/, '');
}

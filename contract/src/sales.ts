import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { PostKind } from './posts.ts';
import { Id, Money, Nullable, PageQuery, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** One line of an order taken by the shop itself. Amounts are of the whole line. */
export const ShopOrderLine = Shape({
  externalId: Type.String({ minLength: 1, maxLength: 100 }),
  quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  amount: Money,
  /** The reference of the hand-over, as it came with the address. */
  reference: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  refundedQuantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  refundedAmount: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000_000 })),
});

/** An order taken by the shop itself, whole; sent again, it replaces what was known of it. */
export const ShopOrder = Shape({
  externalId: Type.String({ minLength: 1, maxLength: 100 }),
  /** When it was placed. */
  placedAt: Timestamp,
  /** When the shop knew this; older facts than those known are ignored. */
  at: Timestamp,
  isCancelled: Type.Optional(Type.Boolean()),
  lines: Type.Array(ShopOrderLine, { minItems: 1, maxItems: limits.bagLines }),
});
export type ShopOrder = Static<typeof ShopOrder>;

/** What a bulk of orders from the shop did. */
export const ShopOrdersReceipt = Shape({
  applied: Type.Integer(),
  ignoredAsOlder: Type.Integer(),
  /** Lines that were credited to a post. */
  attributed: Type.Integer(),
  /** Products nobody knows here. */
  unknown: Type.Array(Type.String()),
});
export type ShopOrdersReceipt = Static<typeof ShopOrdersReceipt>;

/** The way from a view to an order. */
export const SalesFunnel = Shape({
  views: Type.Integer(),
  tagOpens: Type.Integer(),
  productOpens: Type.Integer(),
  bagAdds: Type.Integer(),
  orders: Type.Integer(),
  pieces: Type.Integer(),
  /** What was paid for, refunds taken off; one sum for each currency. */
  amounts: Type.Array(Money),
});
export type SalesFunnel = Static<typeof SalesFunnel>;

/** What a post or an author brought. */
export const SalesReportLine = Shape({
  postId: Nullable(Id),
  /** What the post is and how its words begin; `null` in a report by author, and for a post that is gone. */
  post: Nullable(Shape({ kind: PostKind, text: Type.String() })),
  author: Author,
  ...SalesFunnel.properties,
});
export type SalesReportLine = Static<typeof SalesReportLine>;

export const salesRoutes = {
  getPostSales: route({
    id: 'getPostSales',
    method: 'GET',
    path: '/posts/:id/sales',
    summary: 'What one’s own post brought',
    section: 'Bag and orders',
    caller: 'user',
    params: Shape({ id: Id }),
    status: 200,
    response: SalesFunnel,
  }),
  listSales: route({
    id: 'listSales',
    method: 'GET',
    path: '/admin/sales',
    summary: 'What posts or authors brought in the last days (UTC, today included), most pieces sold first',
    section: 'Operator',
    caller: 'operator',
    query: Shape({
      by: Type.Enum(['post', 'author']),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
      limit: PageQuery.limit,
    }),
    status: 200,
    response: Shape({ items: Type.Array(SalesReportLine) }),
  }),
  putShopOrders: route({
    id: 'putShopOrders',
    method: 'PUT',
    path: '/shop/orders',
    summary: 'Tell of orders taken by the shop itself, their refunds too',
    section: 'Shop integration',
    caller: 'shop',
    body: Shape({ items: Type.Array(ShopOrder, { minItems: 1, maxItems: limits.shopItemsPerCall }) }),
    status: 200,
    response: ShopOrdersReceipt,
  }),
};

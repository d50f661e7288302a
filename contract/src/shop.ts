import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Picture } from './media.ts';
import { Id, Money, Nullable, PageOf, PageQuery, Shape, Slug, Text, Timestamp } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** Two letters of ISO 3166-1; the list is `countries`. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$' });

/** Where an order goes. */
export const Address = Shape({
  name: Text(100),
  line1: Text(200),
  line2: Type.Optional(Nullable(Text(200, { mayBeEmpty: true }))),
  city: Text(100),
  region: Type.Optional(Nullable(Text(100, { mayBeEmpty: true }))),
  postalCode: Text(20),
  country: Country,
});
export type Address = Static<typeof Address>;

const Days = Shape({
  from: Type.Integer({ minimum: 0, maximum: 365 }),
  to: Type.Integer({ minimum: 0, maximum: 365 }),
});

/** A way of delivery: to one country, or to `*`: everywhere it has no line of its own. */
export const DeliveryOption = Shape({
  id: Slug,
  country: Type.String({ pattern: '^([A-Z]{2}|[*])$' }),
  name: Text(60),
  /** Holds for bags of this currency; what is free is free in every currency. */
  price: Money,
  days: Days,
});
export type DeliveryOption = Static<typeof DeliveryOption>;

/** `pending` waits for its payment, with its pieces reserved. */
export const OrderStatus = Type.Enum(['pending', 'paid', 'shipped', 'cancelled', 'refunded']);
export type OrderStatus = Static<typeof OrderStatus>;

/** One product of an order, as it was sold. */
export const OrderLine = Shape({
  id: Id,
  productId: Nullable(Id),
  externalId: Type.String(),
  title: Type.String(),
  image: Nullable(Picture),
  quantity: Type.Integer(),
  price: Money,
  total: Money,
  refundedQuantity: Type.Integer(),
  fromPostId: Nullable(Id),
});
export type OrderLine = Static<typeof OrderLine>;

/** Something that happened to an order. */
export const OrderEvent = Shape({
  type: Type.Enum(['placed', 'paid', 'shipped', 'cancelled', 'expired', 'refunded', 'refund_failed']),
  at: Timestamp,
  note: Nullable(Type.String()),
});
export type OrderEvent = Static<typeof OrderEvent>;

/** An order of the signed-in person. */
export const Order = Shape({
  id: Id,
  /** For people to read out: `7K3M-9QX2`. */
  number: Type.String(),
  status: OrderStatus,
  address: Address,
  delivery: Shape({ id: Slug, name: Type.String(), days: Days }),
  lines: Type.Array(OrderLine),
  subtotal: Money,
  deliveryPrice: Money,
  total: Money,
  refunded: Money,
  payment: Shape({ provider: Type.Enum(['manual', 'stripe']), paidAt: Nullable(Timestamp) }),
  /** Until when its pieces are kept while it waits for its payment. */
  reservedUntil: Nullable(Timestamp),
  tracking: Nullable(Type.String()),
  history: Type.Array(OrderEvent),
  viewer: Shape({ canPay: Type.Boolean(), canCancel: Type.Boolean() }),
  createdAt: Timestamp,
});
export type Order = Static<typeof Order>;

/** An order as staff see it. */
export const AdminOrder = Shape({
  ...Order.properties,
  /** `null` when the account is gone. */
  buyer: Nullable(Shape({ ...Author.properties, email: Type.String() })),
  may: Type.Array(Type.Enum(['pay', 'ship', 'cancel', 'refund'])),
});
export type AdminOrder = Static<typeof AdminOrder>;

/** Where a payment goes on: an address of the payment provider, or nothing while the shop is waited for. */
export const PaymentStart = Shape({ url: Nullable(Type.String()) });
export type PaymentStart = Static<typeof PaymentStart>;

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
export const SalesReportLine = Shape({ postId: Nullable(Id), author: Author, ...SalesFunnel.properties });

const byId = Shape({ id: Id });
const Note = Type.Optional(Nullable(Text(500, { mayBeEmpty: true })));

export const shopRoutes = {
  listDelivery: route({
    id: 'listDelivery',
    method: 'GET',
    path: '/delivery',
    summary: 'Ways of delivery to a country for a bag of a currency, cheapest first',
    section: 'Bag and orders',
    caller: 'anyone',
    query: Shape({ country: Country, currency: Type.Optional(Money.properties.currency) }),
    status: 200,
    response: Shape({ items: Type.Array(DeliveryOption) }),
  }),
  createOrder: route({
    id: 'createOrder',
    method: 'POST',
    path: '/orders',
    summary: 'Buy the bag: its pieces are reserved, all or none',
    section: 'Bag and orders',
    caller: 'user',
    creates: true,
    body: Shape({
      address: Address,
      /** Id of a delivery option of the country. */
      delivery: Slug,
      /** Which part of a bag of several currencies. */
      currency: Type.Optional(Money.properties.currency),
      /** What the buyer was told it costs. Without it the prices of the time each line was put in must still hold. */
      expectedTotal: Type.Optional(Money),
    }),
    status: 201,
    response: Order,
  }),
  listOrders: route({
    id: 'listOrders',
    method: 'GET',
    path: '/orders',
    summary: 'Orders of the signed-in person, newest first',
    section: 'Bag and orders',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(Order),
  }),
  getOrder: route({
    id: 'getOrder',
    method: 'GET',
    path: '/orders/:id',
    summary: 'One order of the signed-in person',
    section: 'Bag and orders',
    caller: 'user',
    params: byId,
    status: 200,
    response: Order,
  }),
  payOrder: route({
    id: 'payOrder',
    method: 'POST',
    path: '/orders/:id/payment',
    summary: 'Begin, or go on with, the payment of an order',
    section: 'Bag and orders',
    caller: 'user',
    perMinute: 20,
    params: byId,
    status: 200,
    response: PaymentStart,
  }),
  cancelOrder: route({
    id: 'cancelOrder',
    method: 'POST',
    path: '/orders/:id/cancel',
    summary: 'Cancel an order that was not shipped; what was paid is given back',
    section: 'Bag and orders',
    caller: 'user',
    params: byId,
    status: 200,
    response: Order,
  }),
  getPostSales: route({
    id: 'getPostSales',
    method: 'GET',
    path: '/posts/:id/sales',
    summary: 'What one’s own post brought',
    section: 'Bag and orders',
    caller: 'user',
    params: byId,
    status: 200,
    response: SalesFunnel,
  }),
  listAdminOrders: route({
    id: 'listAdminOrders',
    method: 'GET',
    path: '/admin/orders',
    summary: 'All orders, newest first; `q` is a number or an e-mail address',
    section: 'Operator',
    caller: 'operator',
    query: Shape({
      ...PageQuery,
      status: Type.Optional(OrderStatus),
      q: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    status: 200,
    response: PageOf(AdminOrder),
  }),
  getAdminOrder: route({
    id: 'getAdminOrder',
    method: 'GET',
    path: '/admin/orders/:id',
    summary: 'One order',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: AdminOrder,
  }),
  markOrderPaid: route({
    id: 'markOrderPaid',
    method: 'POST',
    path: '/admin/orders/:id/paid',
    summary: 'The money has come in',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: AdminOrder,
  }),
  markOrderShipped: route({
    id: 'markOrderShipped',
    method: 'POST',
    path: '/admin/orders/:id/shipped',
    summary: 'The goods are on their way',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    body: Shape({ tracking: Type.Optional(Nullable(Text(200, { mayBeEmpty: true }))) }),
    status: 200,
    response: AdminOrder,
  }),
  cancelAdminOrder: route({
    id: 'cancelAdminOrder',
    method: 'POST',
    path: '/admin/orders/:id/cancel',
    summary: 'Cancel an order that was not shipped; what was paid is given back',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    body: Shape({ note: Note }),
    status: 200,
    response: AdminOrder,
  }),
  refundOrder: route({
    id: 'refundOrder',
    method: 'POST',
    path: '/admin/orders/:id/refund',
    summary: 'Give money back: for some lines, or for everything that is left with the delivery',
    section: 'Operator',
    caller: 'operator',
    creates: true,
    params: byId,
    body: Shape({
      lines: Type.Optional(
        Type.Array(
          Shape({ lineId: Id, quantity: Type.Integer({ minimum: 1, maximum: limits.bagQuantity }) }),
          { minItems: 1, maxItems: limits.bagLines },
        ),
      ),
      note: Note,
    }),
    status: 201,
    response: AdminOrder,
  }),
  listAdminDelivery: route({
    id: 'listAdminDelivery',
    method: 'GET',
    path: '/admin/delivery',
    summary: 'All ways of delivery',
    section: 'Operator',
    caller: 'operator',
    status: 200,
    response: Shape({ items: Type.Array(DeliveryOption) }),
  }),
  putAdminDelivery: route({
    id: 'putAdminDelivery',
    method: 'PUT',
    path: '/admin/delivery',
    summary: 'Set all ways of delivery',
    section: 'Operator',
    caller: 'operator',
    body: Shape({ items: Type.Array(DeliveryOption, { maxItems: limits.deliveryOptions }) }),
    status: 200,
    response: Shape({ items: Type.Array(DeliveryOption) }),
  }),
  listSales: route({
    id: 'listSales',
    method: 'GET',
    path: '/admin/sales',
    summary: 'What posts or authors brought, most pieces sold first',
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

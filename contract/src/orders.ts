import { Type, type Static } from 'typebox';
import { Country, DeliveryDays } from './delivery.ts';
import { Picture } from './media.ts';
import { Id, Money, Nullable, PageOf, PageQuery, Shape, Slug, Text, Timestamp } from './primitives.ts';
import { route } from './route.ts';

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
  delivery: Shape({ id: Slug, name: Type.String(), days: DeliveryDays }),
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

/** Where a payment goes on: an address of the payment provider, or nothing while the shop is waited for. */
export const PaymentStart = Shape({ url: Nullable(Type.String()) });
export type PaymentStart = Static<typeof PaymentStart>;

const byId = Shape({ id: Id });

export const orderRoutes = {
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
};

import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Money, Shape, Slug, Text } from './primitives.ts';
import { route } from './route.ts';

/** Two letters of ISO 3166-1; the list is `countries`. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$' });

/** How many days a delivery takes, from when it is sent. */
export const DeliveryDays = Shape({
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
  days: DeliveryDays,
});
export type DeliveryOption = Static<typeof DeliveryOption>;

export const deliveryRoutes = {
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
};

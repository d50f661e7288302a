import { countries, type DeliveryOption } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { invalid, type Handlers, type ProblemDetail } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { checkCountry } from './check-country.ts';
import { findDelivery, replaceDelivery, selectDelivery } from './delivery.queries.ts';

/** Answers the calls about delivery. */
export function deliveryHandlers({
  db,
}: {
  db: Db;
}): Handlers<'listDelivery' | 'listAdminDelivery' | 'putAdminDelivery'> {
  return {
    listDelivery: async ({ query }) => {
      checkCountry(query.country, '/country');
      return { items: await findDelivery(db, { country: query.country, currency: query.currency }) };
    },
    listAdminDelivery: async () => ({ items: await selectDelivery(db) }),
    putAdminDelivery: async ({ body }) => {
      checkOptions(body.items);
      await db.transaction().execute((trx) => replaceDelivery(trx, body.items));
      return { items: await selectDelivery(db) };
    },
  };
}

function checkOptions(options: readonly DeliveryOption[]): void {
  const seen = new Set<string>();
  const errors = options.flatMap(({ id, country, price, days }, index): ProblemDetail[] => {
    const found: ProblemDetail[] = [];
    const key = `${id} ${country} ${price.currency}`;
    if (seen.has(key)) {
      found.push({ path: `/items/${index}/id`, message: say`“${id}” stands there twice for ${country}.` });
    }
    seen.add(key);
    if (country !== '*' && !countries.has(country)) {
      found.push({ path: `/items/${index}/country`, message: say`There is no country “${country}”.` });
    }
    if (days.from > days.to) {
      found.push({
        path: `/items/${index}/days`,
        message: say`The days must go from the smaller to the larger.`,
      });
    }
    return found;
  });
  const [first, ...rest] = errors;
  if (first !== undefined) throw invalid(first, ...rest);
}

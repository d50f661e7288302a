import type { Services } from '../../platform/services.ts';
import { bagHandlers } from './bag/bag.handlers.ts';
import { deliveryHandlers } from './delivery/delivery.handlers.ts';
import { handoverHandlers } from './handover/handover.handlers.ts';
import { adminOrderHandlers } from './orders/admin-orders.handlers.ts';
import { orderHandlers } from './orders/orders.handlers.ts';
import type { Payments } from './payment/payment-provider.ts';
import type { TellClicks } from './sales/record-clicks.ts';
import type { FindAuthors, ShopSettings } from './shop-settings.ts';

/** Answers the calls about the bag, orders, delivery and hand-over. */
export function shopHandlers(
  services: Pick<Services, 'db' | 'cursors'> & { settings: ShopSettings; payments: Payments },
  { findAuthors, tellClicks }: { findAuthors: FindAuthors; tellClicks: TellClicks },
) {
  return {
    ...bagHandlers(services, tellClicks),
    ...deliveryHandlers(services),
    ...orderHandlers(services),
    ...adminOrderHandlers(services),
    ...handoverHandlers(services, findAuthors),
  };
}

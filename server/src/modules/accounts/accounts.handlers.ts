import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { changeAddress, confirmAddress } from './addresses/change-address.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';

type Calls = 'getSignInWays' | 'changeAddress' | 'confirmAddress';

/** Answers the calls about how one signs in, and where one is written to. */
export function accountHandlers(
  { db }: Pick<Services, 'db'>,
  shop: Pick<OidcSettings, 'name'> | null,
): Handlers<Calls> {
  return {
    getSignInWays: () => Promise.resolve({ shop: shop && { name: shop.name } }),
    changeAddress: async ({ body, viewer, now }) => {
      await changeAddress(db, { userId: viewer.userId, email: body.email, now });
    },
    confirmAddress: async ({ viewer, now }) => {
      await confirmAddress(db, viewer.userId, now);
    },
  };
}

import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { askDeparture } from './ask-departure.ts';

/** Answers the call by which one leaves. */
export function departureHandlers({ db }: Pick<Services, 'db'>): Handlers<'deleteMe'> {
  return {
    deleteMe: async ({ body, viewer, now }) => {
      const dueAt = await db
        .transaction()
        .execute((trx) => askDeparture(trx, { userId: viewer.userId, handle: body.handle, now }));
      return { deletedAt: dueAt.toISOString() };
    },
  };
}

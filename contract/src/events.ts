import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Id, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** A post was seen: at least half of it on the screen for at least a second. */
export const ViewEvent = Shape({ type: Type.Enum(['view']), postId: Id, at: Timestamp });
export type ViewEvent = Static<typeof ViewEvent>;

export const eventRoutes = {
  recordEvents: route({
    id: 'recordEvents',
    method: 'POST',
    path: '/events',
    summary: 'Tell what was seen; a view counts once per person, post and day',
    section: 'Events',
    caller: 'anyone',
    body: Shape({ events: Type.Array(ViewEvent, { minItems: 1, maxItems: limits.eventsPerCall }) }),
    status: 202,
  }),
};

import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Nullable, Shape, Slug, Timestamp, WrittenIn } from './primitives.ts';
import { route } from './route.ts';

/** How much of something a feed shows: 0 none, 1 the usual, 2 twice as much. */
const Amount = Type.Number({ minimum: 0, maximum: limits.maxFeedAmount });

/** An interest as a person has set it; `weight` is `null` while it is neither chosen nor turned off. */
export const InterestSetting = Shape({
  slug: Slug,
  name: Type.String(),
  isChosen: Type.Boolean(),
  weight: Nullable(Amount),
  /** Until when it rests; `null` once that is over. */
  snoozedUntil: Nullable(Timestamp),
});
export type InterestSetting = Static<typeof InterestSetting>;

/** What else counts besides interests, each from 0 to 2. */
export const Tastes = Shape({ fresh: Amount, followed: Amount, popular: Amount, shoppable: Amount });
export type Tastes = Static<typeof Tastes>;

/** How a person's own feed is put together. */
export const FeedSettings = Shape({
  /** Those chosen, and those turned off or resting without being chosen. */
  interests: Type.Array(InterestSetting),
  tastes: Tastes,
  /** The languages this person reads; none stands for all. */
  languages: Type.Array(WrittenIn),
  /** Whether anything is not as usual. */
  isChanged: Type.Boolean(),
});
export type FeedSettings = Static<typeof FeedSettings>;

/** A change of the settings: what is not named stays. */
export const FeedSettingsChange = Type.Object(
  {
    interests: Type.Optional(
      Type.Array(
        Shape({
          slug: Slug,
          weight: Type.Optional(Amount),
          snoozedUntil: Type.Optional(Nullable(Timestamp)),
        }),
        { minItems: 1, maxItems: limits.interestsPerChange },
      ),
    ),
    languages: Type.Optional(Type.Array(WrittenIn, { uniqueItems: true })),
    tastes: Type.Optional(Type.Partial(Tastes, { additionalProperties: false, minProperties: 1 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type FeedSettingsChange = Static<typeof FeedSettingsChange>;

export const feedSettingsRoutes = {
  getFeedSettings: route({
    id: 'getFeedSettings',
    method: 'GET',
    path: '/me/feed-settings',
    summary: 'How much of what one’s own feed shows',
    section: 'Feed',
    caller: 'user',
    status: 200,
    response: FeedSettings,
  }),
  updateFeedSettings: route({
    id: 'updateFeedSettings',
    method: 'PATCH',
    path: '/me/feed-settings',
    summary:
      'Turn interests up, down or off, let them rest until a time, weigh fresh, followed, popular and shoppable posts, and say which languages one reads; a weight above 0 chooses an interest, too',
    section: 'Feed',
    caller: 'user',
    body: FeedSettingsChange,
    status: 200,
    response: FeedSettings,
  }),
  resetFeedSettings: route({
    id: 'resetFeedSettings',
    method: 'DELETE',
    path: '/me/feed-settings',
    summary: 'Set everything back to usual; chosen interests and hidden posts stay',
    section: 'Feed',
    caller: 'user',
    status: 200,
    response: FeedSettings,
  }),
};

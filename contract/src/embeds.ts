import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Shape } from './primitives.ts';
import { route } from './route.ts';

/** What a page of others needs to show a post, as oembed.com has it: the names of its fields are not ours. */
export const Embed = Shape({
  type: Type.Enum(['rich']),
  version: Type.Enum(['1.0']),
  title: Type.String(),
  author_name: Type.String(),
  author_url: Type.String(),
  provider_name: Type.String(),
  provider_url: Type.String(),
  /** Seconds. */
  cache_age: Type.Integer(),
  /** Absent where less was asked for than it measures. */
  thumbnail_url: Type.Optional(Type.String()),
  thumbnail_width: Type.Optional(Type.Integer()),
  thumbnail_height: Type.Optional(Type.Integer()),
  html: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
});
export type Embed = Static<typeof Embed>;

const pixels = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 }));

export const embedRoutes = {
  getEmbed: route({
    id: 'getEmbed',
    method: 'GET',
    path: '/oembed',
    summary: 'How to show a post in a page elsewhere (oEmbed)',
    section: 'Posts',
    caller: 'anyone',
    query: Shape({
      /** The address of the post's page. */
      url: Type.String({ maxLength: limits.linkLength }),
      /** `json`; another one is answered with 501. */
      format: Type.Optional(Type.String({ maxLength: 20 })),
      maxwidth: pixels,
      maxheight: pixels,
    }),
    perMinute: 120,
    status: 200,
    response: Embed,
  }),
};

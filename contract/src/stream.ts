import { Type, type Static } from 'typebox';
import { CommentState } from './comments.ts';
import { limits } from './limits.ts';
import { Id, idPattern, Money, Nullable, Shape } from './primitives.ts';
import { Availability } from './products.ts';

/**
 * Where changes are told as they happen, as server-sent events, below the API's prefix. It is no call of the table: its
 * answer does not end.
 */
export const streamPath = '/stream';

const id = idPattern.slice(1, -1);

/** What a stream tells about: of each thing named the present state at once, then every change. */
export const StreamQuery = Shape({
  products: Type.Optional(
    Type.String({
      pattern: `^${id}(,${id}){0,${limits.streamProducts - 1}}$`,
      description: `Ids of at most ${limits.streamProducts} products, joined by commas.`,
    }),
  ),
  notifications: Type.Optional(
    Type.Literal('on', { description: 'Tells whoever is signed in how many notifications are unread.' }),
  ),
  comments: Type.Optional(
    Type.String({ pattern: idPattern, description: 'Id of the post whose comments are read.' }),
  ),
});
export type StreamQuery = Static<typeof StreamQuery>;

/** What of a product changes while one looks at it. */
export const ProductState = Shape({
  id: Id,
  isBuyable: Type.Boolean(),
  availability: Availability,
  price: Nullable(Money),
  originalPrice: Nullable(Money),
});
export type ProductState = Static<typeof ProductState>;

/** The kinds of event with what each one's `data` holds, as JSON. */
export const streamEvents = {
  /** Products as they are now. */
  products: Type.Array(ProductState),
  /** How many notifications are unread now. Told at once, unless the last event one has says the same, and after each change. */
  notifications: Shape({ unreadCount: Type.Integer() }),
  /** What was said last beneath the post that is open. */
  comments: CommentState,
} as const;

import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { UploadedMedia } from './media.ts';
import { NewTag, PostKind } from './posts.ts';
import { Id, Nullable, Shape, Slug, Text, Timestamp, WrittenIn } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';

/** What somebody has written so far; nothing of it has to be whole. */
export const DraftContent = Shape({
  kind: PostKind,
  text: Text(limits.postTextLength, { mayBeEmpty: true }),
  interests: Type.Array(Slug, { maxItems: limits.maxInterestsPerPost }),
  photos: Type.Array(
    Shape({
      mediaId: Id,
      alt: Text(limits.altLength, { mayBeEmpty: true }),
      tags: Type.Array(NewTag, { maxItems: limits.tagsPerPhoto }),
    }),
    { maxItems: limits.photosPerPost },
  ),
  productIds: Type.Array(Id, { maxItems: limits.productsPerPost }),
  url: Text(limits.linkLength, { mayBeEmpty: true }),
  poll: Nullable(
    Shape({
      question: Text(limits.pollQuestionLength, { mayBeEmpty: true }),
      options: Type.Array(
        Shape({
          text: Text(limits.pollOptionLength, { mayBeEmpty: true }),
          productId: Nullable(Id),
          mediaId: Nullable(Id),
        }),
        { maxItems: limits.maxPollOptions },
      ),
      closesAt: Nullable(Timestamp),
    }),
  ),
  reviewId: Nullable(Id),
  /** The language its author chose; without it, it is found by the words. */
  language: Type.Optional(Nullable(WrittenIn)),
});
export type DraftContent = Static<typeof DraftContent>;

/** A draft with all that is needed to go on writing it on another device. */
export const Draft = Shape({
  id: Id,
  /** Counts its changes; a change names the one it is based on. */
  revision: Type.Integer(),
  content: DraftContent,
  /** The photos it uses. */
  media: Type.Array(UploadedMedia),
  /** The products it uses. */
  products: Type.Array(ProductCard),
  updatedAt: Timestamp,
});
export type Draft = Static<typeof Draft>;

const byId = Shape({ id: Id });

export const draftRoutes = {
  listDrafts: route({
    id: 'listDrafts',
    method: 'GET',
    path: '/drafts',
    summary: "One's own drafts, last changed first",
    section: 'Drafts',
    caller: 'user',
    status: 200,
    response: Shape({ items: Type.Array(Draft) }),
  }),
  getDraft: route({
    id: 'getDraft',
    method: 'GET',
    path: '/drafts/:id',
    summary: "One of one's own drafts",
    section: 'Drafts',
    caller: 'user',
    params: byId,
    status: 200,
    response: Draft,
  }),
  keepDraft: route({
    id: 'keepDraft',
    method: 'PUT',
    path: '/drafts/:id',
    summary:
      'Keep a draft under an id of the caller; refused with `conflict` when it was changed elsewhere meanwhile',
    section: 'Drafts',
    caller: 'user',
    params: byId,
    body: Shape({
      /** The revision that was changed; `null` for a new draft, and to bring a discarded one back. */
      basedOn: Nullable(Type.Integer({ minimum: 1 })),
      content: DraftContent,
    }),
    status: 200,
    response: Draft,
  }),
  discardDraft: route({
    id: 'discardDraft',
    method: 'DELETE',
    path: '/drafts/:id',
    summary: 'Throw a draft away',
    section: 'Drafts',
    caller: 'user',
    params: byId,
    status: 204,
  }),
};

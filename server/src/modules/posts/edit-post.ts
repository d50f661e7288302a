import type { Language, PostChange, PostKind } from '@spark/contract';
import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { notFound, type ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { isSameLanguage, writtenIn, type Written } from '../../platform/words/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import { releaseMedia } from '../media/index.ts';
import { applyChange } from './apply-change.ts';
import { hydratePosts } from './hydrate-posts.ts';
import { storeMentions } from './mentions.ts';
import { loadPostContent, type PostContent } from './post-content.ts';
import { languageOfPost } from './post-language.ts';
import { lockPictures } from './post-media.ts';
import { refuse, resolveNames } from './post-names.ts';
import { findChangeProblems } from './post.policy.ts';
import { keepRevision } from './revisions.ts';
import { showWhenReady } from './settle-photo.ts';
import { storeInterests, storePhotos, storeProducts } from './store-parts.ts';

/** A change one wants to make to a post of one's own. */
export interface EditRequest {
  postId: string;
  authorId: string;
  change: PostChange;
  /** The language its author uses Spark in. */
  writer: Language | null;
  now: Date;
}

/**
 * Changes one's own post and keeps what it said before; smiles and comments stay. Nothing changed leaves no trace.
 */
export async function editPost(trx: Trx, request: EditRequest): Promise<void> {
  const { postId, authorId, change, now } = request;
  await lockPictures(trx, postId);
  const post = await lockOwnPost(trx, postId, authorId);
  const { content: before, tags } = await loadPostContent(trx, postId);
  refuse(unknownPhotos(change, before));
  const meant = await withoutStandIns(trx, request, before);
  const after = applyChange(before, meant, await loadProductCards(trx, productsOf(before), now));
  refuse(findChangeProblems(change, { kind: post.kind, ...after }));
  const poll = post.question === null ? null : { question: post.question, options: [] };
  const written = writtenIn(change.language, post, () =>
    languageOfPost({ text: after.text, poll }, request.writer),
  );
  if (JSON.stringify(after) === JSON.stringify(before)) return sayLanguage(trx, post, written);
  const { interestIds, products } = await resolveNames(trx, after, now);

  const from = post.edited_at ?? post.created_at;
  // Of changes that arrive at once each has a moment of its own, whatever the clock says: none is lost to the history.
  const at = now > from ? now : new Date(from.getTime() + 1);
  await keepRevision(trx, { postId, before, from, until: at });
  await trx
    .updateTable('posts')
    .set({ text: after.text, ...written, edited_at: at })
    .where('id', '=', postId)
    .execute();
  await storeMentions(trx, { postId, authorId, text: after.text });
  await storeInterests(trx, postId, { interestIds, at: post.created_at });
  const old = new Map(tags.map((tag) => [tag.mediaId + tag.productId, tag]));
  const photos = after.media.map(({ id, alt, tags: photoTags }) => ({
    mediaId: id,
    alt,
    tags: photoTags.map((tag) => {
      // What was there before keeps its id and the price of the day it was made.
      const { id: tagId, price = products.get(tag.productId)?.price ?? null } =
        old.get(id + tag.productId) ?? {};
      return { ...tag, ...(tagId === undefined ? {} : { id: tagId }), price };
    }),
  }));
  await storePhotos(trx, postId, photos);
  await storeProducts(trx, postId, after.productIds);
  const kept = new Set(after.media.map(({ id }) => id));
  await releaseMedia(
    trx,
    before.media.flatMap(({ id }) => (kept.has(id) ? [] : id)),
  );
  await showWhenReady(trx, postId);
  await recordChanges(trx, [{ topic: 'post', subject: postId }]);
}

async function lockOwnPost(trx: Trx, postId: string, authorId: string): Promise<OwnPost> {
  const post = await trx
    .selectFrom('posts')
    .leftJoin('polls', 'polls.post_id', 'posts.id')
    .select([
      'posts.id',
      'kind',
      'created_at',
      'edited_at',
      'language',
      'is_language_chosen',
      'polls.question',
    ])
    .where('id', '=', postId)
    .where('author_id', '=', authorId)
    .where('deleted_at', 'is', null)
    .forUpdate('posts')
    .executeTakeFirst();
  if (post === undefined) throw notFound('post');
  return post;
}

/** Says what a post is written in; its words stay as they are, so it counts as no edit. */
async function sayLanguage(trx: Trx, post: OwnPost, written: Written): Promise<void> {
  if (isSameLanguage(written, post)) return;
  await trx.updateTable('posts').set(written).where('id', '=', post.id).execute();
  await recordChanges(trx, [{ topic: 'post', subject: post.id }]);
}

interface OwnPost {
  id: string;
  kind: PostKind;
  created_at: Date;
  edited_at: Date | null;
  language: Language | null;
  is_language_chosen: boolean;
  /** Of its poll; `null` where it is none. */
  question: string | null;
}

/** Whoever edits sees what stands in for sold out products; sent back, the products themselves are meant. */
async function withoutStandIns(
  trx: Trx,
  { postId, authorId, change, now }: EditRequest,
  before: PostContent,
): Promise<PostChange> {
  const [hydrated] = await hydratePosts(trx, [postId], { userId: authorId }, now);
  const own = new Set(productsOf(before));
  const meant = new Map(
    [...(hydrated?.standIns ?? [])].flatMap(([id, { product }]) =>
      own.has(product.id) ? [] : [[product.id, id] as const],
    ),
  );
  if (meant.size === 0) return change;
  const { media, productIds, ...rest } = change;
  return {
    ...rest,
    ...(media === undefined ? {} : { media: media.map((photo) => renameTags(photo, meant)) }),
    ...(productIds === undefined ? {} : { productIds: productIds.map((id) => meant.get(id) ?? id) }),
  };
}

type NewPhoto = NonNullable<PostChange['media']>[number];

function renameTags(photo: NewPhoto, meant: ReadonlyMap<string, string>): NewPhoto {
  if (photo.tags === undefined) return photo;
  const tags = photo.tags.map((tag) => ({ ...tag, productId: meant.get(tag.productId) ?? tag.productId }));
  return { ...photo, tags };
}

function unknownPhotos({ media = [] }: PostChange, before: PostContent): ProblemDetail[] {
  const known = new Set(before.media.map(({ id }) => id));
  const message = say`Photos can be put in another order or left out, but not added.`;
  return media.flatMap(({ id }, index) => (known.has(id) ? [] : { path: `/media/${index}/id`, message }));
}

function productsOf({ media, productIds }: PostContent): string[] {
  return [
    ...new Set([...media.flatMap(({ tags }) => tags.map(({ productId }) => productId)), ...productIds]),
  ];
}

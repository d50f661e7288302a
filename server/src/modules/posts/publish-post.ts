import type { Language, PostKind } from '@spark/contract';
import { recordChanges } from '../../platform/changes/index.ts';
import { newId, newIdAt, type Trx } from '../../platform/db/index.ts';
import { enqueueClosing } from './close-poll.ts';
import { tellPublished } from './settle-photo.ts';
import { storeMentions } from './mentions.ts';
import { storeInterests, storePhotos, storeProducts, type StoredPhoto } from './store-parts.ts';

/** A post whose parts are known to exist and to belong to its author. */
export interface PublishedPost {
  authorId: string;
  kind: PostKind;
  text: string;
  /** What it is written in, as far as that is known. */
  language: Language | null;
  /** Whether its author said so. */
  isLanguageChosen: boolean;
  interestIds: string[];
  photos: StoredPhoto[];
  productIds: string[];
  reviewId: string | null;
  link: { url: string; title: string; description: string; site: string; mediaId: string | null } | null;
  poll: {
    question: string;
    options: { text: string; productId: string | null; mediaId: string | null }[];
    closesAt: Date | null;
  } | null;
  /** Whether all its photos are ready; until then its author alone sees it. */
  isLive: boolean;
  at: Date;
}

/** Writes a post with all its parts. Returns its id. */
export async function publishPost(trx: Trx, post: PublishedPost): Promise<string> {
  const id = newIdAt(post.at);
  await trx
    .insertInto('posts')
    .values({
      id,
      author_id: post.authorId,
      kind: post.kind,
      text: post.text,
      language: post.language,
      is_language_chosen: post.isLanguageChosen,
      review_id: post.reviewId,
      is_live: post.isLive,
      created_at: post.at,
    })
    .execute();
  await storeInterests(trx, id, post);
  await storePhotos(trx, id, post.photos);
  await storeProducts(trx, id, post.productIds);
  await storeMentions(trx, { postId: id, authorId: post.authorId, text: post.text });
  await storeLink(trx, id, post);
  await storePoll(trx, id, post);
  await recordChanges(trx, [{ topic: 'post', subject: id }]);
  if (post.isLive) await tellPublished(trx, id, post.authorId);
  // Only its author sees it so far.
  else await recordChanges(trx, [{ topic: 'reader', subject: post.authorId }]);
  return id;
}

async function storeLink(trx: Trx, postId: string, { link }: PublishedPost): Promise<void> {
  if (link === null) return;
  const { mediaId, ...words } = link;
  await trx
    .insertInto('link_previews')
    .values({ post_id: postId, ...words, media_id: mediaId })
    .execute();
}

async function storePoll(trx: Trx, postId: string, { poll, at }: PublishedPost): Promise<void> {
  if (poll === null) return;
  await trx
    .insertInto('polls')
    .values({ post_id: postId, question: poll.question, closes_at: poll.closesAt })
    .execute();
  await trx
    .insertInto('poll_options')
    .values(
      poll.options.map((option, position) => ({
        id: newId(),
        post_id: postId,
        position,
        text: option.text,
        product_id: option.productId,
        media_id: option.mediaId,
      })),
    )
    .execute();
  if (poll.closesAt !== null && poll.closesAt > at) await enqueueClosing(trx, postId, poll.closesAt);
}

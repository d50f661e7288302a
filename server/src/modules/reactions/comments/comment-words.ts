import { limits, type Language } from '@spark/contract';
import type { Trx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { languageOf, writtenIn, type Written } from '../../../platform/words/index.ts';
import { findUserIds } from '../../accounts/index.ts';
import { loadProductCards } from '../../catalog/index.ts';
import { findLinkedProduct } from '../../links/index.ts';
import { mentionedHandles } from '../../posts/index.ts';
import { filterVisible } from '../../relations/index.ts';

/** What somebody wants to say. */
export interface SentWords {
  text: string;
  productIds: readonly string[];
  /** What its author says it is written in; `null` leaves it to the words. */
  language?: Language | null | undefined;
}

/** What was said: words, the products shown with them, and whom they mention. */
export interface CommentWords {
  text: string;
  productIds: string[];
  mentioned: string[];
  written: Written;
}

/** Addresses beyond these stay addresses. */
const addressesLookedAt = 5;

// Up to white space or what closes a sentence around it.
const addresses = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'…]/giu;

/**
 * Reads what somebody wrote: addresses of the shop's own products become products, `@` mentions whom the author may meet.
 * Throws `validation_failed` for products the shop does not have.
 */
export async function readWords(
  trx: Trx,
  { text, productIds, language }: SentWords,
  {
    authorId,
    writer,
    publicUrl,
    now,
    before = null,
  }: {
    authorId: string;
    writer: Language | null;
    publicUrl: string;
    now: Date;
    /** What it was written in before a change. */
    before?: Written | null;
  },
): Promise<CommentWords> {
  const known = await loadProductCards(trx, productIds, now);
  const missing = productIds.findIndex((id) => !known.has(id));
  if (missing >= 0) {
    throw invalid({ path: `/productIds/${missing}`, message: say`The shop has no such product.` });
  }
  const read = await takeAddresses(trx, { text: text.trim(), productIds }, publicUrl);
  const mentioned = await findMentioned(trx, read.text, authorId);
  const written = writtenIn(language, before, () => languageOf(read.text, writer));
  return { ...read, mentioned, written };
}

async function takeAddresses(
  trx: Trx,
  { text, productIds }: Pick<SentWords, 'text' | 'productIds'>,
  publicUrl: string,
): Promise<{ text: string; productIds: string[] }> {
  const taken = [...productIds];
  let rest = text;
  for (const [address] of [...text.matchAll(addresses)].slice(0, addressesLookedAt)) {
    const url = URL.parse(address);
    const product = url === null ? null : await findLinkedProduct(trx, url, publicUrl);
    if (product === null) continue;
    if (!taken.includes(product.id)) {
      if (taken.length >= limits.productsPerComment) continue;
      taken.push(product.id);
    }
    const without = rest
      .replace(address, '')
      .replace(/[^\S\n]{2,}/gu, ' ')
      .trim();
    // Who sends nothing but an address has said that.
    if (without !== '') rest = without;
  }
  return { text: rest, productIds: taken };
}

/** Those a text mentions; whoever the author may not meet stays a word among others. */
async function findMentioned(trx: Trx, text: string, authorId: string): Promise<string[]> {
  return filterVisible(trx, await findUserIds(trx, mentionedHandles(text)), { userId: authorId });
}

/** Keeps whom a comment mentions and what it shows, in the place of whom and what it did before. */
export async function storeWords(
  trx: Trx,
  commentId: string,
  { productIds, mentioned }: Pick<CommentWords, 'productIds' | 'mentioned'>,
): Promise<void> {
  await trx.deleteFrom('comment_mentions').where('comment_id', '=', commentId).execute();
  await trx.deleteFrom('comment_products').where('comment_id', '=', commentId).execute();
  if (mentioned.length > 0) {
    const rows = mentioned.map((userId) => ({ comment_id: commentId, user_id: userId }));
    await trx.insertInto('comment_mentions').values(rows).execute();
  }
  if (productIds.length > 0) {
    const rows = productIds.map((id, position) => ({ comment_id: commentId, product_id: id, position }));
    await trx.insertInto('comment_products').values(rows).execute();
  }
}

import type { ProductCard } from '@spark/contract';

/** A comment as it was typed and not yet posted; it outlives a reload, a sign-up and a joining. */
export interface CommentDraft {
  text: string;
  /** The comment it answers, with the name of who wrote that. */
  replyTo: { id: string; name: string } | null;
  products: ProductCard[];
  /** The comment that the address asked to answer while this was typed. */
  askedId: string | null;
  /** It was sent and refused for want of an account or a membership: it is posted on the way back. */
  isWaiting: boolean;
}

const key = (postId: string) => `spark:comment:${postId}`;

/** What was typed for this post, the latest first. */
export function readDrafts(postId: string): CommentDraft[] {
  try {
    const stored = sessionStorage.getItem(key(postId));
    // A parse boundary, written by `keepDrafts` alone within this tab; an earlier version kept the latest only.
    return stored === null ? [] : [JSON.parse(stored) as CommentDraft | CommentDraft[]].flat();
  } catch {
    return [];
  }
}

/** Keeps what is typed, those that say anything. */
export function keepDrafts(postId: string, drafts: readonly CommentDraft[]): void {
  try {
    const worth = drafts.filter(({ text }) => text.trim() !== '');
    if (worth.length === 0) sessionStorage.removeItem(key(postId));
    else sessionStorage.setItem(key(postId), JSON.stringify(worth));
  } catch {
    // Storage is full or forbidden: the text stays in its field.
  }
}

/**
 * What a form begins with, and what waits aside. Whoever asks to answer a certain comment begins with what they had typed
 * for that one, or with nothing; else, and where the page is merely loaded again, the latest goes on.
 */
export function beginWith(
  drafts: readonly CommentDraft[],
  askedId: string | null,
): { draft: CommentDraft | null; aside: CommentDraft[] } {
  const [latest] = drafts;
  const isAskedAnew = askedId !== null && askedId !== latest?.askedId;
  const draft = isAskedAnew ? drafts.find(({ replyTo }) => replyTo?.id === askedId) : latest;
  return { draft: draft ?? null, aside: drafts.filter((one) => one !== draft) };
}

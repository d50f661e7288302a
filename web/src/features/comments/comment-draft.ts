import type { ProductCard } from '@spark/contract';

/** A comment as it was typed and not yet posted; it outlives a reload, a sign-up and a joining. */
export interface CommentDraft {
  text: string;
  /** The comment it answers, with the name of who wrote that. */
  replyTo: { id: string; name: string } | null;
  products: ProductCard[];
  /** It was sent and refused for want of an account or a membership: it is posted on the way back. */
  isWaiting: boolean;
}

const key = (postId: string) => `spark:comment:${postId}`;

/** What was typed for this post, if anything. */
export function readDraft(postId: string): CommentDraft | null {
  try {
    const stored = sessionStorage.getItem(key(postId));
    // A parse boundary, written by `keepDraft` alone within this tab.
    return stored === null ? null : (JSON.parse(stored) as CommentDraft);
  } catch {
    return null;
  }
}

/** Keeps what is typed. */
export function keepDraft(postId: string, draft: CommentDraft): void {
  try {
    if (draft.text.trim() === '') sessionStorage.removeItem(key(postId));
    else sessionStorage.setItem(key(postId), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the text stays in its field.
  }
}

/** Forgets what was typed, once it is posted. */
export function forgetDraft(postId: string): void {
  keepDraft(postId, { text: '', replyTo: null, products: [], isWaiting: false });
}

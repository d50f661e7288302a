import { paths } from '#lib/paths.ts';
import type { OutboxAct, OutboxEntry } from './outbox-entry.ts';

/** What an act is called in the list of what waits. */
export function actWords(act: OutboxAct): string {
  switch (act.kind) {
    case 'smile':
      return act.isWanted ? 'Smile' : 'Take the smile back';
    case 'save':
      // @wc-context: keep a post
      return act.isWanted ? 'Save' : 'No longer save';
    case 'vote':
      return 'Vote';
    case 'follow':
      return act.isWanted ? 'Follow' : 'No longer follow';
    case 'comment':
      return 'Comment';
    case 'post':
      // @wc-context: to publish
      return 'Post';
  }
}

/** The page of what an act is about. */
export function actPath(act: OutboxAct): string {
  if (act.kind === 'follow') return paths.profile(act.handle);
  return act.kind === 'post' ? paths.draft(act.draftId) : paths.post(act.postId);
}

/** What helps where something is held back; `null` where only letting go of it does. */
export function wayOn({
  act,
  hold,
}: Pick<OutboxEntry, 'act' | 'hold'>): { href: string; label: string } | null {
  if (hold?.reason === 'account') return { href: paths.signIn(paths.outbox), label: 'Sign in' };
  if (hold?.reason === 'membership') return { href: paths.join(paths.outbox), label: 'Join' };
  return act.kind === 'post' && hold !== null
    ? { href: paths.draft(act.draftId), label: 'Open the post' }
    : null;
}

import type { OutboxEntry } from './outbox-entry.ts';

/** What became of what waited. */
export interface Became {
  /** What was not taken and waits for its author, who was not told of it yet: it may have been sent while no page was open. */
  held: OutboxEntry[];
  /** Posts that are otherwise than they were shown while it waited. */
  changedPosts: string[];
}

/** Compares what waits with what waited before, as far as this page knew. */
export function whatBecame(before: readonly OutboxEntry[], now: readonly OutboxEntry[]): Became {
  const left = new Set(now.map(({ id }) => id));
  const held = now.filter(({ hold }) => hold !== null && hold.isTold !== true);
  // A smile shows as given already; a vote that is counted brings the results.
  const counted = before.filter(({ id, act }) => act.kind === 'vote' && !left.has(id));
  const posts = [...held, ...counted].flatMap(({ act }) => ('postId' in act ? act.postId : []));
  return { held, changedPosts: [...new Set(posts)] };
}

import type { OutboxEntry } from './outbox-entry.ts';

/** What became of what waited. */
export interface Became {
  /** What was not taken, and waits for its author now. */
  held: OutboxEntry[];
  /** Posts that are otherwise than they were shown while it waited. */
  changedPosts: string[];
}

/** Compares what waits with what waited before. */
export function whatBecame(before: readonly OutboxEntry[], now: readonly OutboxEntry[]): Became {
  const left = new Map(now.map((entry) => [entry.id, entry]));
  const held = before.flatMap(({ id, hold }) => {
    const entry = left.get(id);
    return hold === null && entry !== undefined && entry.hold !== null ? [entry] : [];
  });
  // A smile shows as given already; a vote that is counted brings the results.
  const counted = before.filter(({ id, act }) => act.kind === 'vote' && !left.has(id));
  const posts = [...held, ...counted].flatMap(({ act }) => ('postId' in act ? act.postId : []));
  return { held, changedPosts: [...new Set(posts)] };
}

/** What a page tells the service worker. */
export type PageWord =
  /** It is alive. `viewerId` is who the server said is here; `null` where the page itself was kept, and says nothing new. */
  | { say: 'here'; viewerId: string | null; isSignedIn: boolean; path: string }
  /** Everything that was somebody's is to be forgotten. */
  | { say: 'forget' }
  /** The new version shall take over now. */
  | { say: 'take over' };

/** What the service worker tells pages. */
export type WorkerNews =
  /** What is shown belongs to somebody who is here no more. */
  { news: 'other viewer' } | { news: 'outbox' };

/** Reads a word; it may come from a page of another version. */
export function readWord(data: unknown): PageWord | null {
  if (typeof data !== 'object' || data === null || !('say' in data)) return null;
  const { say } = data;
  if (say === 'forget' || say === 'take over') return { say };
  if (say !== 'here') return null;
  const { viewerId = null, isSignedIn = false, path = '/' } = data as Record<string, unknown>;
  return {
    say,
    viewerId: typeof viewerId === 'string' ? viewerId : null,
    isSignedIn: isSignedIn === true,
    path: typeof path === 'string' ? path : '/',
  };
}

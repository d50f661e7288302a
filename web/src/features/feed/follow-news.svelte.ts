import { call, routes } from '#lib/api/index.ts';
import { nextTurn } from '#lib/next-turn.ts';
import type { FeedQuery } from './feed-view.ts';

/** How often a feed asks for what is new, while its tab is being looked at. */
export const newsPollMs = 60_000;

/** What came into a feed since it was read. */
export interface FeedNews {
  readonly count: number;
  /** What came since then is counted; `null` while nobody asked. */
  readonly since: string | null;
  /** Asks from now on for what comes after this moment, or after an earlier one. */
  begin(since?: string | null): void;
  /** Asks until the returned function is called. */
  follow(): () => void;
}

/** Counts the posts that come into a feed while it is being read; `readAt` is when, where that is not just now. */
export function createFeedNews(query: FeedQuery, readAt: string | null = null): FeedNews {
  let count = $state.raw(0);
  let since = readAt;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFollowing = false;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    if (document.hidden || !isFollowing) return;
    const asked = since;
    try {
      const news = await call(fetch, routes.getFeedNews, {
        query: { ...query, ...(asked === null ? {} : { since: asked }) },
      });
      // The server's own clock, so that one which goes wrong here matters not; what began meanwhile asks anew.
      if (asked === since) {
        since ??= news.at;
        count = news.count;
      }
    } catch {
      // Nothing is lost: what is new now is new the next time, too.
    }
    if (isFollowing) timer = setTimeout(ask, newsPollMs);
  }

  function begin(from: string | null = null): void {
    since = from;
    count = 0;
    void ask();
  }

  return {
    get count() {
      return count;
    },
    get since() {
      return since;
    },
    begin,
    follow() {
      isFollowing = true;
      document.addEventListener('visibilitychange', ask);
      // Not while a page comes to life: the question alone takes what a card does.
      void nextTurn().then(ask);
      return () => {
        isFollowing = false;
        clearTimeout(timer);
        document.removeEventListener('visibilitychange', ask);
      };
    },
  };
}

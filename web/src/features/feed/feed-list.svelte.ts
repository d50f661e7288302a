import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { keepPosts } from '#features/post/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { readOn, type ReadPage } from './read-on.ts';
import { postsAtOnce, type FeedAnchor, type FeedStart } from './feed-view.ts';

/** A feed that grows as one reads. */
export interface FeedList {
  readonly pages: FeedStart['pages'];
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  readonly failure: string | null;
  /** Fetches the next page, once however often it is asked. */
  more(): Promise<void>;
  /** Reads the feed anew from the top, and leaves it as it is where that fails; says whether it was read. */
  restart(): Promise<boolean>;
  /** Brings the posts that are shown up to date, as far as they are among the first now; says nothing where that fails. */
  refresh(): Promise<void>;
  /** Takes the state of another start: the feed as it was left. */
  restore(start: FeedStart): void;
  /** The feed as it is now, to be remembered. */
  leave(anchor: FeedAnchor | null, newsSince: string | null): FeedStart;
}

/** Makes the growing list of a feed from its first page. */
export function createFeedList(start: FeedStart): FeedList {
  let pages = $state.raw(start.pages);
  let nextCursor = $state.raw(start.nextCursor);
  let failure = $state.raw(start.failure);
  let cursor = start.cursor;
  let isLoading = $state.raw(false);
  const firstPage = start.isPaged ? start.query : { ...start.query, limit: postsAtOnce };
  const read: ReadPage = (cursor, limit) =>
    call(fetch, routes.getFeed, {
      query: {
        ...firstPage,
        ...(cursor === null ? {} : { cursor }),
        ...(limit === undefined ? {} : { limit }),
      },
    });

  return {
    get pages() {
      return pages;
    },
    get nextCursor() {
      return nextCursor;
    },
    get isLoading() {
      return isLoading;
    },
    get failure() {
      return failure;
    },
    async more() {
      if (isLoading || (nextCursor === null && pages.length > 0)) return;
      isLoading = true;
      failure = null;
      try {
        const shown = new Set(pages.flat().map(({ id }) => id));
        const page = await readOn(read, nextCursor, (id) => shown.has(id));
        pages = [...pages, keepPosts(page.items)];
        nextCursor = page.nextCursor;
      } catch (caught) {
        failure = sentenceOf(caught);
      } finally {
        isLoading = false;
      }
    },
    async restart() {
      if (isLoading) return false;
      isLoading = true;
      try {
        const page = await read(null);
        pages = [keepPosts(page.items)];
        nextCursor = page.nextCursor;
        cursor = page.cursor;
        failure = null;
        return true;
      } catch (caught) {
        showToast(sentenceOf(caught));
        return false;
      } finally {
        isLoading = false;
      }
    },
    async refresh() {
      const page = await read(null).catch(() => null);
      const shown = new Set(pages.flat().map(({ id }) => id));
      keepPosts(page?.items.filter(({ id }) => shown.has(id)) ?? []);
    },
    restore(left) {
      pages = left.pages;
      nextCursor = left.nextCursor;
      failure = left.failure;
      cursor = left.cursor;
    },
    leave: (anchor, newsSince) => ({
      key: start.key,
      query: start.query,
      isPaged: start.isPaged,
      back: start.back,
      pages,
      nextCursor,
      cursor,
      failure: null,
      anchor,
      newsSince,
    }),
  };
}

import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { keepPosts } from '#features/post/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { readPart, type ReadPart } from './feed-part.svelte.ts';
import { postsAtOnce, type FeedAnchor, type FeedPart, type FeedStart } from './feed-view.ts';
import { rangeAround } from './range-around.ts';
import { readOn, type ReadPage } from './read-on.ts';
import { createShelf } from './shelf.ts';

/** How many posts of a feed are remembered across a reload; a tab has about 5 MB for all it keeps. */
export const rememberedPosts = 200;

/** A feed that grows as one reads. */
export interface FeedList {
  readonly parts: readonly ReadPart[];
  readonly nextCursor: string | null;
  /** What asks for its first posts again; `null` where it begins anew then. */
  readonly cursor: string | null;
  /** Its posts, in their order, wherever they are. */
  readonly ids: readonly string[];
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
  /** The feed as it is now around what is being read, to be remembered: `rememberedPosts` at most. */
  leave(anchor: FeedAnchor | null, newsSince: string | null): FeedStart;
}

/** Makes the growing list of a feed from its first page. */
export function createFeedList(start: FeedStart): FeedList {
  const shelf = createShelf(rememberedPosts);
  const begin = (part: FeedPart) => readPart(part, shelf);
  let parts = $state.raw(start.parts.map(begin));
  let failure = $state.raw(start.failure);
  let cursor = $state.raw(start.cursor);
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

  const nextCursor = () => parts.at(-1)?.nextCursor ?? null;
  const ids = () => parts.flatMap(({ entries }) => entries.map(({ id }) => id));

  /** Parts that can be told at once, around that of a post; without one, around the last. */
  function tellAround(postId: string | undefined): FeedPart[] {
    const found = parts.findIndex(({ entries }) => entries.some(({ id }) => id === postId));
    const told = parts.map((part) => part.tell());
    const { from, to } = rangeAround(
      told.map((part) => part?.posts.length ?? null),
      { at: found < 0 ? parts.length - 1 : found, atMost: rememberedPosts },
    );
    return told.slice(Math.max(0, from), to).filter((part) => part !== null);
  }

  return {
    get parts() {
      return parts;
    },
    get nextCursor() {
      return nextCursor();
    },
    get cursor() {
      return cursor;
    },
    get ids() {
      return ids();
    },
    get isLoading() {
      return isLoading;
    },
    get failure() {
      return failure;
    },
    async more() {
      if (isLoading || (nextCursor() === null && parts.length > 0)) return;
      isLoading = true;
      failure = null;
      try {
        const shown = new Set(ids());
        const page = await readOn(read, nextCursor(), (id) => shown.has(id));
        parts = [...parts, begin({ posts: keepPosts(page.items), nextCursor: page.nextCursor })];
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
        parts = [begin({ posts: keepPosts(page.items), nextCursor: page.nextCursor })];
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
      const shown = new Set(ids());
      keepPosts(page?.items.filter(({ id }) => shown.has(id)) ?? []);
    },
    restore(left) {
      parts = left.parts.map(begin);
      failure = left.failure;
      cursor = left.cursor;
    },
    leave: (anchor, newsSince) => ({
      key: start.key,
      query: start.query,
      isPaged: start.isPaged,
      back: start.back,
      parts: tellAround(anchor?.postId),
      cursor,
      failure: null,
      anchor,
      newsSince,
    }),
  };
}

import { viewer } from '#lib/viewer.ts';
import { paths } from '#lib/paths.ts';
import type { FeedList } from './feed-list.svelte.ts';
import type { FeedAnchor, FeedStart } from './feed-view.ts';
import { findPlace, keepPlace, keepPlaceMs, placeOf } from './keep-place.ts';

/** A place that was offered and not taken is forgotten once so many posts were read here. */
export const placeOfferPosts = 8;

/** Keeps where somebody is in a feed for their other devices, and offers the place they were at on those. */
export interface PlaceKeeper {
  /** The address that goes on from the other place; `null` while none is offered. */
  readonly href: string | null;
  /** Looks whether there is another place to offer. */
  look(): Promise<void>;
  /** The other place is not wanted: from now on, this device's counts. */
  stay(): void;
  keep(): void;
  /** Keeps the place once scrolling has paused. */
  keepSoon(): void;
}

/** Makes the keeper of a feed; it keeps nothing for visitors and for feeds that are filtered. */
export function createPlaceKeeper(feed: {
  start: () => FeedStart;
  list: FeedList;
  anchor: () => FeedAnchor | null;
}): PlaceKeeper {
  const isKept = viewer() !== null;
  let href = $state.raw<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastKept = '';

  function isWhole(): boolean {
    const { query } = feed.start();
    return isKept && query.kind === undefined && query.interests === undefined;
  }

  function keep(): void {
    clearTimeout(timer);
    const anchor = isWhole() ? feed.anchor() : null;
    if (anchor === null) return;
    // As long as the other place is offered it must not be lost; whoever reads on here has decided.
    if (href !== null && anchor.at < placeOfferPosts) return;
    href = null;
    const place = placeOf(feed.list, anchor.postId);
    const name = place === null ? '' : `${anchor.postId}:${place.nextCursor}`;
    if (place === null || name === lastKept) return;
    lastKept = name;
    void keepPlace(feed.start().query.view, place);
  }

  return {
    get href() {
      return href;
    },
    async look() {
      const { key, query, parts } = feed.start();
      const [path = '/', search = ''] = key.split('?');
      if (!isWhole() || search !== '') return;
      if (
        await findPlace(
          query.view,
          parts.flatMap(({ posts }) => posts),
        )
      )
        href = paths.feedPlace(path);
    },
    stay() {
      href = null;
    },
    keep,
    keepSoon() {
      clearTimeout(timer);
      timer = setTimeout(keep, keepPlaceMs);
    },
  };
}

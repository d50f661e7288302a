import { idAttribute } from './feed-place.ts';
import { placeCards } from './place-cards.ts';

/** Set on a feed whose cards are placed. */
const placedAttribute = 'data-placed';

/** Keeps the columns of a feed filled evenly on wide screens. */
export interface FeedColumns {
  /** Watches a feed until the returned function is called. */
  watch(feed: HTMLElement): () => void;
  /** To be called once cards came or went. */
  layOut(): void;
}

/**
 * Takes over the columns in which the browser balanced the first page, and from then on places every card by itself: what is
 * added goes where a column ends first, and what is there keeps its column, whatever grows. The order of the cards in the
 * document stays that of the feed.
 */
export function createFeedColumns(bringAllBack: () => void): FeedColumns {
  /** Columns by post: one that is deleted and brought back returns to its place. */
  const columnOf = new Map<string, number>();
  let feed: HTMLElement | null = null;
  let columns = 0;
  const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => layOut());

  function layOut(): void {
    if (feed === null) return;
    const first = feed.firstElementChild;
    if (!(first instanceof HTMLElement)) return release(feed);
    const { columnWidth, columnGap } = getComputedStyle(first);
    const gapPx = Number.parseFloat(columnGap);
    const widthPx = Number.parseFloat(columnWidth);
    // On narrow screens there is none, and nothing is asked that would lay out the page.
    if (Number.isNaN(widthPx)) return release(feed);
    // As the browser counts columns.
    const count = Math.floor((feed.clientWidth + gapPx) / (widthPx + gapPx));
    if (!(count > 1)) return release(feed);
    if (count !== columns) {
      release(feed);
      adopt(feed, first, count);
      columns = count;
    }
    bringAllBack();
    place(feed, { columns, gapPx });
  }

  function release(from: HTMLElement): void {
    from.removeAttribute(placedAttribute);
    from.style.removeProperty('block-size');
    columnOf.clear();
    columns = 0;
  }

  /** Notes in which columns the browser put the cards of a page. */
  function adopt(of: HTMLElement, page: HTMLElement, count: number): void {
    const { left, right, width } = of.getBoundingClientRect();
    const isRtl = getComputedStyle(of).direction === 'rtl';
    for (const card of cardsOf(page)) {
      const box = card.getBoundingClientRect();
      const fromStartPx = isRtl ? right - box.right : box.left - left;
      columnOf.set(postOf(card), Math.min(count - 1, Math.round((fromStartPx / width) * count)));
    }
  }

  function place(of: HTMLElement, options: { columns: number; gapPx: number }): void {
    of.setAttribute(placedAttribute, '');
    of.style.setProperty('--columns', String(options.columns));
    const cards = cardsOf(of);
    const known = cards.map((card) => ({
      // Of the layout, not of the screen: whoever magnifies a page changes the latter only.
      heightPx: card.offsetHeight,
      column: columnOf.get(postOf(card)) ?? null,
    }));
    const { places, heightPx } = placeCards(known, options);
    of.style.blockSize = `${heightPx}px`;
    for (const [at, card] of cards.entries()) {
      const { column, topPx } = places[at] ?? { column: 0, topPx: 0 };
      columnOf.set(postOf(card), column);
      card.style.setProperty('--column', String(column));
      card.style.setProperty('--top', `${topPx}px`);
      observer?.observe(card);
    }
  }

  return {
    watch(watched) {
      feed = watched;
      observer?.observe(watched);
      return () => {
        observer?.disconnect();
        feed = null;
      };
    },
    layOut,
  };
}

function cardsOf(within: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(`[${idAttribute}]`)];
}

function postOf(card: HTMLElement): string {
  return card.getAttribute(idAttribute) ?? '';
}

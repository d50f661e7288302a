/** A card of the feed; `column` is `null` until it has been placed. */
export interface Card {
  heightPx: number;
  column: number | null;
}

/** Where a card stands among columns of one width. */
export interface Place {
  column: number;
  topPx: number;
}

/**
 * Places cards, in the order of the feed, in columns: what has a column stays in it, everything else goes to the one that
 * ends first. So what is appended never moves what is above it, and all columns end about level.
 */
export function placeCards(
  cards: readonly Card[],
  { columns, gapPx }: { columns: number; gapPx: number },
): { places: Place[]; heightPx: number } {
  const ends = Array.from({ length: columns }, () => 0);
  const places = cards.map(({ heightPx, column: known }) => {
    const column = known ?? ends.indexOf(Math.min(...ends));
    const topPx = ends[column] ?? 0;
    ends[column] = topPx + heightPx + gapPx;
    return { column, topPx };
  });
  return { places, heightPx: Math.max(0, Math.max(...ends) - gapPx) };
}

import { limits, type Bag } from '@spark/contract';
import { untrack } from 'svelte';
import { followProducts } from '#features/live/index.ts';
import { applyState, isNews } from './apply-state.ts';

/** After a change in the shop the bag is read anew once this has passed … */
export const readBagAgainMs = 400;
/** … and up to so much later, so that not everybody who has it in the bag asks at the same moment. */
export const readBagAgainSpreadMs = 800;

/** A place that shows a bag. */
export interface BagPlace {
  /** The bag as it is shown. */
  bag(): Bag;
  /** Shows another. */
  show(bag: Bag): void;
  /** Asks the server how the bag stands, and shows that. */
  readAgain(): Promise<unknown>;
}

/**
 * Keeps a bag as it is now: what sells out or changes its price says so at once, and how many are left a moment later. To be
 * called while a component is set up; follows for as long as that is there.
 */
export function followBag(place: BagPlace): void {
  // Followed anew only where other products are in the bag, not with every change of a line.
  const ids = $derived(
    place
      .bag()
      .items.map(({ productId }) => productId)
      .slice(0, limits.streamProducts)
      .toSorted()
      .join(','),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  $effect(() => {
    if (ids === '') return undefined;
    const followed = ids.split(',');
    return untrack(() =>
      followProducts(followed, (state) => {
        if (!isNews(place.bag(), state)) return;
        place.show(applyState(place.bag(), state));
        clearTimeout(timer);
        timer = setTimeout(
          () => void place.readAgain(),
          readBagAgainMs + Math.random() * readBagAgainSpreadMs,
        );
      }),
    );
  });
  $effect(() => () => clearTimeout(timer));
}

import type { ProductState } from '@spark/contract';
import { untrack } from 'svelte';
import { followProducts } from './follow-products.ts';

/** Product cards as they are now. To be made while a component is set up; follows for as long as that is there. */
export function liveCards(ids: () => readonly string[]): <Card extends ProductState>(card: Card) => Card {
  let states = $state.raw<ReadonlyMap<string, ProductState>>(new Map());
  $effect(() => {
    const followed = ids();
    // What is known already is told at once, and would have this follow anew, for ever.
    return untrack(() =>
      followProducts(followed, (state) => {
        states = new Map(states).set(state.id, state);
      }),
    );
  });
  return (card) => ({ ...card, ...states.get(card.id) });
}

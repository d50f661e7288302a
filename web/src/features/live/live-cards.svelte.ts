import type { ProductState } from '@spark/contract';
import { SvelteMap } from 'svelte/reactivity';
import { followProducts } from './follow-products.ts';

/** Product cards as they are now. To be made while a component is set up; follows for as long as that is there. */
export function liveCards(ids: () => readonly string[]): <Card extends ProductState>(card: Card) => Card {
  const states = new SvelteMap<string, ProductState>();
  $effect(() => followProducts(ids(), (state) => void states.set(state.id, state)));
  return (card) => ({ ...card, ...states.get(card.id) });
}

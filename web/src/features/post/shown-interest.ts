import type { InterestRef } from '@spark/contract';
import { getContext, setContext } from 'svelte';

const key = Symbol('shown interest');

/** Says that everything below is shown within an interest, such as on its page. To be called while a component is made. */
export function showWithin(interest: () => InterestRef): void {
  setContext(key, interest);
}

/** The interest something is shown within; `null` elsewhere. To be called while a component is made. */
export function shownInterest(): () => InterestRef | null {
  return getContext<(() => InterestRef) | undefined>(key) ?? (() => null);
}

import type { getAllContexts } from 'svelte';

/** What a component that stands by itself is given. */
export interface Apart<Props> {
  props: Props;
  context: ReturnType<typeof getAllContexts>;
  /** What the ids in it begin with, so that none is there twice. */
  idPrefix: string;
}

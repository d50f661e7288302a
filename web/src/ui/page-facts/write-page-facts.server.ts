import { render } from 'svelte/server';
import PageFacts from './PageFacts.svelte';
import type { WritePageFacts } from './page-facts.ts';

/** The marks by which a component is brought to life: nothing here ever is. */
const marks = /<!--[^>]*-->/g;

export const writePageFacts: WritePageFacts = (facts, context) =>
  render(PageFacts, { props: facts, context }).body.replace(marks, '');

import type { WritePageFacts } from './page-facts.ts';

/**
 * Who reads them asks the server for each page: in a browser they stand as they came, and are not worked out. A space, for where
 * nothing is said Svelte does not look for what the server said, and it would outlive the page.
 */
export const writePageFacts: WritePageFacts = () => ' ';

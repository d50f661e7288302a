import type { WritePageFacts } from './page-facts.ts';

/** Who reads them asks the server for each page: in a browser they stand as they came, and are not worked out. */
export const writePageFacts: WritePageFacts = () => '';

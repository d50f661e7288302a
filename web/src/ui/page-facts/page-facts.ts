import type { getAllContexts } from 'svelte';

/** What a page says about itself to search engines, messengers and readers of feeds. */
export interface PageFacts {
  title: string;
  /** One sentence for search results and previews. */
  description: string;
  /** Where the page lives, whatever language it is asked for in. */
  home: string;
  /** The language it is asked for in by its address, if by that. */
  language: string | null;
  /** `article`, `product` and `profile` pages say so. */
  type: 'website' | 'article' | 'product' | 'profile';
  /** What a shared link shows, and what is on it; `isDrawn` by the server, so of known measures. */
  image: { path: string; alt: string; isDrawn?: boolean } | null;
  /** What else previews are told, by its name in Open Graph. */
  facts: Record<string, string>;
  /** What other programs follow, and where, without the end that names the format. */
  feed: { title: string; path: string } | null;
  /** The page can be shown in pages of others. */
  canEmbed: boolean;
  /** What is on the page, as schema.org names it. */
  structured: object[];
}

/**
 * Writes the facts of a page as elements of its head. Facts are getters, so that only who writes them works them out; the
 * contexts are those of the page.
 */
export type WritePageFacts = (facts: PageFacts, context: ReturnType<typeof getAllContexts>) => string;

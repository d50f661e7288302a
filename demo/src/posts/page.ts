import type { DemoLink } from './post.ts';

/** Describes a page somebody shares: the site, its address without the scheme, and the preview it would give. */
export function page(site: string, address: string, title: string, description: string): DemoLink {
  return { url: `https://${address}`, title, description, site };
}

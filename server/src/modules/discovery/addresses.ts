import type { Locale } from '@spark/contract';

/** The addresses of pages that are found from outside, as the web client has them, and of what this module answers. */
export const addresses = {
  /** Where whoever comes without interests is led. */
  welcome: '/welcome',
  newest: '/newest',
  interests: '/interests',
  shop: '/shop',
  enthusiasts: '/enthusiasts',
  finds: '/finds',
  themes: '/finds/themes',
  post: (id: string) => `/posts/${id}`,
  product: (id: string) => `/products/${id}`,
  person: (handle: string) => `/u/${handle}`,
  interest: (slug: string) => `/interests/${slug}`,
  list: (id: string) => `/lists/${id}`,
  theme: (slug: string) => `/finds/${slug}`,
  storefront: (slug: string) => `/shop/${slug}`,
  category: (category: string) => `/shop?${new URLSearchParams({ category })}`,
  sitemap: '/sitemap.xml',
  sitemapPart: (kind: string, from: string) => `/sitemaps/${kind}/${from}.xml`,
  embed: (id: string, language: Locale | null) => `/embed/posts/${id}${inLanguage(language)}`,
  /** The share picture of a post. */
  postPicture: (id: string, language: Locale | null) => `/share/posts/${id}.jpg${inLanguage(language)}`,
};

function inLanguage(language: Locale | null): string {
  return language === null ? '' : `?lang=${language}`;
}

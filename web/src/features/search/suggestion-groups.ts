import type { Author, ProductCard, SearchSuggestions } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** Something a search may lead to at once. */
export type Suggestion = { key: string; href: string; label: string } & (
  | { kind: 'product'; product: ProductCard }
  | { kind: 'category'; within: string; count: number }
  | { kind: 'interest' }
  | { kind: 'user'; user: Author }
);

/** Suggestions of one kind, under their heading. */
export interface SuggestionGroup {
  heading: string;
  suggestions: readonly Suggestion[];
}

/** Puts suggestions in the order they are shown in; kinds of which there are none are left out. */
export function suggestionGroups(found: SearchSuggestions): SuggestionGroup[] {
  const groups: SuggestionGroup[] = [
    {
      heading: 'Products',
      suggestions: found.products.map((product) => ({
        kind: 'product',
        key: product.id,
        href: paths.product(product.id),
        label: product.title,
        product,
      })),
    },
    {
      heading: 'Categories',
      suggestions: found.categories.map(({ category, name, count }) => ({
        kind: 'category',
        key: category,
        href: paths.category(category),
        label: name,
        within: category.split(' > ').slice(0, -1).join(' › '),
        count,
      })),
    },
    {
      heading: 'Interests',
      suggestions: found.interests.map(({ slug, name }) => ({
        kind: 'interest',
        key: slug,
        href: paths.interest(slug),
        label: name,
      })),
    },
    {
      heading: 'People',
      suggestions: found.users.map((user) => ({
        kind: 'user',
        key: user.handle,
        href: paths.profile(user.handle),
        label: user.name,
        user,
      })),
    },
  ];
  return groups.filter(({ suggestions }) => suggestions.length > 0);
}

/** An interest to begin with. */
export interface StarterInterest {
  slug: string;
  name: string;
  kind: 'broad' | 'niche';
}

/**
 * What a community without interests begins with, so that its first visitor can choose: the departments most shops have,
 * and some things people like that are no department.
 */
export const starterInterests: readonly StarterInterest[] = [
  ...broad(
    'Books',
    'Style & Fashion',
    'Technology',
    'Home Decor',
    'Music',
    'Fitness',
    'Toys & Games',
    'Kitchen',
  ),
  ...broad('Beauty', 'Garden', 'Outdoors', 'Baby & Kids', 'Pets', 'Travel', 'Art & Crafts'),
  ...niche('TV Bingewatching', 'Cats', 'Internet of Things', 'BBQ', 'Houseplants', 'Coffee', 'Board Games'),
  ...niche('Sneakers', 'Baking', 'Stargazing', 'Cycling'),
];

function broad(...names: string[]): StarterInterest[] {
  return names.map((name) => ({ slug: slugOf(name), name, kind: 'broad' }));
}

function niche(...names: string[]): StarterInterest[] {
  return names.map((name) => ({ slug: slugOf(name), name, kind: 'niche' }));
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

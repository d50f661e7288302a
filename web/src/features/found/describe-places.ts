import type { List, Post } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { describeAuthor } from './describe-author.ts';
import { postHeadline } from './post-words.ts';

/** The way to a page from the top: names and where they lead. */
export function describeTrail(steps: readonly { name: string; path: string }[], absolute: Absolute): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(path),
    })),
  };
}

/** A page that shows posts, as a `CollectionPage`. */
export function describePlace(
  { name, path, posts }: { name: string; path: string; posts: readonly Post[] },
  absolute: Absolute,
): object {
  return collection(
    { name, url: absolute(path) },
    posts.map((post) => ({ name: postHeadline(post), url: absolute(paths.post(post.id)) })),
  );
}

/** A list somebody put together. */
export function describeList(
  list: List,
  items: readonly { name: string; path: string }[],
  absolute: Absolute,
): object {
  const things = items.map(({ name, path }) => ({ name, url: absolute(path) }));
  return {
    ...collection({ name: list.title, url: absolute(paths.list(list.id)) }, things),
    author: describeAuthor(list.owner, absolute),
    dateModified: list.updatedAt,
    ...(list.description === '' ? {} : { description: list.description }),
  };
}

function collection(page: { name: string; url: string }, things: readonly { name: string; url: string }[]) {
  return {
    '@type': 'CollectionPage',
    '@id': page.url,
    ...page,
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: things.length,
      itemListElement: things.map((thing, index) => ({ '@type': 'ListItem', position: index + 1, ...thing })),
    },
  };
}

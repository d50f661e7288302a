import type { List, ListItem, Post, Theme } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { describeAuthor } from './describe-author.ts';
import { describeThings, thingsOf, type Thing } from './describe-things.ts';
import { postHeadline } from './post-words.ts';

/** The way to a page from the top: names and where they lead. */
export function describeTrail(steps: readonly Thing[], absolute: Absolute): object {
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

/** A page that shows posts. */
export function describePlace(
  { name, path, posts }: { name: string; path: string; posts: readonly Post[] },
  absolute: Absolute,
): object {
  const things = posts.map((post) => ({ name: postHeadline(post), path: paths.post(post.id) }));
  return describeCollection({ name, path, things }, absolute);
}

/** A page that leads to things, as a `CollectionPage`. */
export function describeCollection(
  { name, path, things }: { name: string; path: string; things: readonly Thing[] },
  absolute: Absolute,
): object {
  const url = absolute(path);
  return {
    '@type': 'CollectionPage',
    '@id': url,
    name,
    url,
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: things.length,
      itemListElement: describeThings(things, absolute),
    },
  };
}

/** A list somebody put together. */
export function describeList(list: List, items: readonly ListItem[], absolute: Absolute): object {
  const page = { name: list.title, path: paths.listHome(list), things: thingsOf(items) };
  return {
    ...describeCollection(page, absolute),
    author: describeAuthor(list.owner, absolute),
    dateModified: list.updatedAt,
    ...(list.description === '' ? {} : { description: list.description }),
  };
}

/** A list that stands in Finds. */
export function describeTheme(theme: Theme, items: readonly ListItem[], absolute: Absolute): object {
  return { ...describeList(theme, items, absolute), datePublished: theme.publishedAt };
}

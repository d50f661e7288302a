import type { ListItem } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { postHeadline } from './post-words.ts';

/** What something is called, and where it is. */
export interface Thing {
  name: string;
  path: string;
}

/** What is in a list, as things with their places. */
export function thingsOf(items: readonly ListItem[]): Thing[] {
  return items.flatMap(({ post, product }) => {
    if (post !== null) return [{ name: postHeadline(post), path: paths.post(post.id) }];
    return product === null ? [] : [{ name: product.title, path: paths.product(product.id) }];
  });
}

/** Things as the elements of an `ItemList`. */
export function describeThings(things: readonly Thing[], absolute: Absolute): object[] {
  return things.map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    url: absolute(path),
  }));
}

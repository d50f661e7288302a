import type { Shelf, Storefront } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { describeAuthor } from './describe-author.ts';
import { postHeadline } from './post-words.ts';

/** A creator's storefront, as a `ProfilePage` with a list for each of its shelves. */
export function describeStorefront(storefront: Storefront, absolute: Absolute): object {
  const url = absolute(paths.storefront(storefront.slug));
  const shelves = storefront.shelves.filter(({ items }) => items.length > 0);
  return {
    '@type': 'ProfilePage',
    '@id': url,
    url,
    name: storefront.title,
    ...(storefront.intro === '' ? {} : { description: storefront.intro }),
    dateCreated: storefront.createdAt,
    dateModified: storefront.updatedAt,
    mainEntity: describeAuthor(storefront.owner, absolute),
    ...(shelves.length === 0 ? {} : { hasPart: shelves.map((shelf) => describeShelf(shelf, absolute)) }),
  };
}

function describeShelf({ list, items }: Shelf, absolute: Absolute): object {
  const things = items.flatMap(({ post, product }) => {
    if (post !== null) return [{ name: postHeadline(post), url: absolute(paths.post(post.id)) }];
    return product === null ? [] : [{ name: product.title, url: absolute(paths.product(product.id)) }];
  });
  return {
    '@type': 'ItemList',
    name: list.title,
    url: absolute(paths.list(list.id)),
    numberOfItems: list.itemCount,
    itemListElement: things.map((thing, index) => ({ '@type': 'ListItem', position: index + 1, ...thing })),
  };
}

import type { Shelf, Storefront } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { describeAuthor } from './describe-author.ts';
import { describeThings, thingsOf } from './describe-things.ts';

/** A creator's storefront, as a `ProfilePage` with a list for each of its shelves. */
export function describeStorefront(storefront: Storefront, absolute: Absolute): object {
  const url = absolute(paths.storefront(storefront.slug));
  const { shelves } = storefront;
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
  return {
    '@type': 'ItemList',
    name: list.title,
    url: absolute(paths.listHome(list)),
    numberOfItems: list.itemCount,
    itemListElement: describeThings(thingsOf(items), absolute),
  };
}

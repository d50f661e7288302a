import type { NewPost, ProductCard } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import { findInterestIds } from '../interests/index.ts';

/** The parts of a post that name interests and products. */
export type NamingParts = Pick<NewPost, 'interests' | 'media' | 'productIds' | 'poll'>;

/** What they name. */
export interface NamedThings {
  /** Ids of the interests, in the author's order. */
  interestIds: string[];
  products: Map<string, ProductCard>;
}

/** Refuses what was sent when something is wrong with it. */
export function refuse(problems: readonly ProblemDetail[]): void {
  const [first, ...rest] = problems;
  if (first !== undefined) throw invalid(first, ...rest);
}

/** Looks up what the parts of a post name. Throws `validation_failed` with every place that names nothing. */
export async function resolveNames(trx: Trx, post: NamingParts, now: Date): Promise<NamedThings> {
  const interests = await findInterestIds(trx, post.interests);
  const named = namedProducts(post);
  const products = await loadProductCards(trx, [...new Set(named.map(({ id }) => id))], now);
  refuse([
    ...post.interests.flatMap((slug, index) =>
      interests.has(slug)
        ? []
        : { path: `/interests/${index}`, message: say`There is no interest named "${slug}".` },
    ),
    ...named.flatMap(({ id, path }) =>
      products.has(id) ? [] : { path, message: say`The shop has no such product.` },
    ),
  ]);
  return { interestIds: post.interests.flatMap((slug) => interests.get(slug) ?? []), products };
}

function namedProducts({ media = [], productIds = [], poll }: NamingParts): { id: string; path: string }[] {
  const tags = media.flatMap(({ tags: photoTags = [] }, photo) =>
    photoTags.map(({ productId }, index) => ({
      id: productId,
      path: `/media/${photo}/tags/${index}/productId`,
    })),
  );
  const products = productIds.map((id, index) => ({ id, path: `/productIds/${index}` }));
  const options = (poll?.options ?? []).flatMap(({ productId }, index) =>
    productId === undefined ? [] : { id: productId, path: `/poll/options/${index}/productId` },
  );
  return [...tags, ...products, ...options];
}

/** A scored post as far as the order of a feed cares. */
export interface Arrangeable {
  id: string;
  score: number;
  authorId: string;
  productIds: readonly string[];
}

const maxInARow = 2;

/**
 * Puts posts in order: the best first, but never more than two in a row by one author, and no product twice within a
 * page. A post that would break a rule waits for the next place where it does not; when every waiting post would break
 * one, the best of those that at least keep authors apart goes, then the best of all, so nothing is lost. O(n·w) where
 * w, the number of posts that wait at a time, is small.
 */
export function arrange<Post extends Arrangeable>(posts: readonly Post[], pageSize: number): Post[] {
  const waiting = posts.toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
  const order: Post[] = [];
  let productsOnPage = new Set<string>();
  while (waiting.length > 0) {
    if (order.length % pageSize === 0) productsOnPage = new Set();
    const next = pick(waiting, order, productsOnPage);
    const [post] = waiting.splice(next, 1);
    if (post === undefined) break;
    order.push(post);
    for (const product of post.productIds) productsOnPage.add(product);
  }
  return order;
}

function pick(
  waiting: readonly Arrangeable[],
  order: readonly Arrangeable[],
  productsOnPage: Set<string>,
): number {
  const author = repeatedAuthor(order);
  const isOther = (post: Arrangeable) => post.authorId !== author;
  const isNew = (post: Arrangeable) => !post.productIds.some((product) => productsOnPage.has(product));
  const best = waiting.findIndex((post) => isOther(post) && isNew(post));
  if (best !== -1) return best;
  const apart = waiting.findIndex(isOther);
  return apart === -1 ? 0 : apart;
}

function repeatedAuthor(order: readonly Arrangeable[]): string | null {
  const last = order.slice(-maxInARow);
  const [first] = last;
  if (last.length < maxInARow || first === undefined) return null;
  return last.every((post) => post.authorId === first.authorId) ? first.authorId : null;
}

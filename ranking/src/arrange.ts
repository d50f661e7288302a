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
 * page. A post that would break a rule waits for the next place where it does not. Where every waiting post would show a
 * product again, the page ends early; whoever cuts the order into pages ends it at the same place. Only when one author
 * wrote more than two thirds of all posts do their last ones follow each other, so nothing is lost. O(n·(w + a)) where
 * w, the number of posts that wait at a time, and a, the number of authors, are small.
 */
export function arrange<Post extends Arrangeable>(posts: readonly Post[], pageSize: number): Post[] {
  const waiting = posts.toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
  const postsBy = countByAuthor(waiting);
  const order: Post[] = [];
  let page: Page = { size: 0, productIds: new Set() };
  while (waiting.length > 0) {
    if (page.size === pageSize) page = { size: 0, productIds: new Set() };
    const mayWrite = nextAuthor(repeatedAuthor(order), pressingAuthor(postsBy, waiting.length));
    let next = pick(waiting, mayWrite, page);
    if (next === -1 && page.size > 0) {
      page = { size: 0, productIds: new Set() };
      next = pick(waiting, mayWrite, page);
    }
    const [post] = waiting.splice(Math.max(0, next), 1);
    if (post === undefined) break;
    order.push(post);
    postsBy.set(post.authorId, (postsBy.get(post.authorId) ?? 1) - 1);
    page.size += 1;
    for (const product of post.productIds) page.productIds.add(product);
  }
  return order;
}

/** The best waiting post that breaks no rule; -1 when there is none. */
function pick(waiting: readonly Arrangeable[], mayWrite: (authorId: string) => boolean, page: Page): number {
  const isNew = (product: string) => !page.productIds.has(product);
  return waiting.findIndex((post) => mayWrite(post.authorId) && post.productIds.every(isNew));
}

/** Says who may write the next post. */
function nextAuthor(repeated: string | null, pressing: string | null): (authorId: string) => boolean {
  const isForced = pressing !== null && pressing !== repeated;
  return (authorId) => (isForced ? authorId === pressing : authorId !== repeated);
}

/** The author who may not have the next place. */
function repeatedAuthor(order: readonly Arrangeable[]): string | null {
  const last = order.slice(-maxInARow);
  const [first] = last;
  if (last.length < maxInARow || first === undefined) return null;
  return last.every((post) => post.authorId === first.authorId) ? first.authorId : null;
}

/** The author whose posts must be placed from now on wherever they may, or they would follow each other at the end. */
function pressingAuthor(postsBy: ReadonlyMap<string, number>, waiting: number): string | null {
  for (const [author, own] of postsBy) if (own > maxInARow * (waiting - own)) return author;
  return null;
}

function countByAuthor(posts: readonly Arrangeable[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { authorId } of posts) counts.set(authorId, (counts.get(authorId) ?? 0) + 1);
  return counts;
}

interface Page {
  size: number;
  productIds: Set<string>;
}

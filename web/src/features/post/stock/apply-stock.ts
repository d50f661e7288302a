import type { Post, ProductState } from '@spark/contract';

/** The products whose changes a post shows: those it offers, those something stands in for, and those that wait. */
export function followedProducts({
  products,
  waiting,
  poll,
}: Pick<Post, 'products' | 'waiting' | 'poll'>): string[] {
  const replaced = products.flatMap(({ substituteFor }) => substituteFor?.productId ?? []);
  const options = (poll?.options ?? []).flatMap(({ productId }) => productId ?? []);
  return [...new Set([...products.map(({ id }) => id), ...replaced, ...options, ...waiting])];
}

/**
 * Takes a change into a post: prices move, and what cannot be bought any more is gone at once, from photos, list and
 * count. Says whether the server should be asked anew, because something may stand in for it, or is back.
 */
export function applyStock(post: Post, state: ProductState): boolean {
  for (const option of post.poll?.options ?? []) {
    if (option.product?.id === state.id) Object.assign(option.product, state);
  }
  const isOption = post.poll?.options.some(({ productId }) => productId === state.id) === true;
  const shown = post.products.find(({ id }) => id === state.id);
  if (shown === undefined) {
    const isAwaited =
      isOption ||
      post.waiting.includes(state.id) ||
      post.products.some(({ substituteFor }) => substituteFor?.productId === state.id);
    return isAwaited && state.isBuyable;
  }
  const wasBuyable = shown.isBuyable;
  Object.assign(shown, state);
  // A review keeps what it is about.
  const isKept = state.isBuyable || post.review?.productId === state.id;
  if (!isKept) {
    post.products = post.products.filter(({ id }) => id !== state.id);
    for (const photo of post.media) photo.tags = photo.tags.filter(({ productId }) => productId !== state.id);
    if (!isOption) post.waiting = [...post.waiting, shown.substituteFor?.productId ?? state.id];
  }
  post.shoppableCount = post.products.filter(({ isBuyable }) => isBuyable).length;
  return !isKept && wasBuyable && !isOption;
}

import type { Post, PostProduct, ProductState } from '@spark/contract';

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
  changeOptions(post, state);
  const isOption = post.poll?.options.some(({ productId }) => productId === state.id) === true;
  const shown = post.products.find(({ id }) => id === state.id);
  if (shown === undefined) {
    const isAwaited =
      isOption ||
      post.waiting.includes(state.id) ||
      post.products.some(({ substituteFor }) => substituteFor?.productId === state.id);
    return isAwaited && state.isBuyable;
  }
  // A review keeps what it is about.
  const isKept = state.isBuyable || post.review?.productId === state.id;
  if (isKept && isAlready(shown, state)) return false;
  post.products = post.products.flatMap((product) => {
    if (product.id !== state.id) return [product];
    return isKept ? [{ ...product, ...state }] : [];
  });
  if (!isKept) {
    post.media = post.media.map((photo) => ({
      ...photo,
      tags: photo.tags.filter(({ productId }) => productId !== state.id),
    }));
    if (!isOption) post.waiting = [...post.waiting, shown.substituteFor?.productId ?? state.id];
  }
  post.shoppableCount = post.products.filter(({ isBuyable }) => isBuyable).length;
  return !isKept && shown.isBuyable && !isOption;
}

function changeOptions(post: Post, state: ProductState): void {
  const isOld = ({ product }: PollOption) => product?.id === state.id && !isAlready(product, state);
  if (post.poll?.options.some(isOld) !== true) return;
  const options = post.poll.options.map((option) =>
    option.product?.id === state.id ? { ...option, product: { ...option.product, ...state } } : option,
  );
  post.poll = { ...post.poll, options };
}

/** Whether something is shown as it is; the stream says everything again when it is opened anew. */
function isAlready(shown: Pick<PostProduct, keyof ProductState>, state: ProductState): boolean {
  return (
    shown.isBuyable === state.isBuyable &&
    shown.availability === state.availability &&
    isSame(shown.price, state.price) &&
    isSame(shown.originalPrice, state.originalPrice)
  );
}

function isSame(one: ProductState['price'], other: ProductState['price']): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}

type PollOption = NonNullable<Post['poll']>['options'][number];

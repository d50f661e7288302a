import type { routes } from '@spark/contract';
import { newId } from '../../server/src/platform/db/index.ts';
import { remember, type Crowd, type Sent } from './crowd.ts';

type RouteName = keyof typeof routes;

/** Something one of the crowd does, whatever the others do at that moment. */
export type Deed = (crowd: Crowd) => Promise<unknown>;

/** One of these, by chance. */
export function oneOf<T>(all: readonly [T, ...T[]]): T;
export function oneOf<T>(all: readonly T[]): T | undefined;
export function oneOf<T>(all: readonly T[]): T | undefined {
  return all[Math.floor(Math.random() * all.length)];
}

const perhaps = (share: number) => Math.random() < share;
const shuffled = <T>(all: readonly T[]) => all.toSorted(() => Math.random() - 0.5);
const now = () => new Date().toISOString();

/** Somebody calls about one of what there is of a kind; where there is nothing yet, nobody does. */
const about = (
  kind: 'posts' | 'lists' | 'reviews' | 'orders',
  name: RouteName,
  body?: () => object,
): Deed => {
  return async (crowd) => {
    const id = oneOf(crowd[kind]);
    if (id === undefined) return;
    await crowd.call(name, { ...by(crowd), params: { id }, ...(body === undefined ? {} : { body: body() }) });
  };
};

/** The same by everybody at once: one of them is who may. */
const allAbout = (
  kind: 'posts' | 'lists' | 'reviews' | 'orders',
  name: RouteName,
  sent: (crowd: Crowd) => Omit<Sent, 'as'> = () => ({}),
): Deed => {
  return async (crowd) => {
    const id = oneOf(crowd[kind]);
    if (id === undefined) return;
    const calls = crowd.people.map((as) => {
      const { params, ...rest } = sent(crowd);
      return crowd.call(name, { as, params: { id, ...params }, ...rest });
    });
    await Promise.all(calls);
  };
};

const aboutSomebody = (name: RouteName, sent: (crowd: Crowd) => Sent = () => ({})): Deed => {
  return (crowd) =>
    crowd.call(name, { ...by(crowd), params: { handle: oneOf(crowd.people)?.handle ?? '' }, ...sent(crowd) });
};

const aboutProduct = (name: RouteName, param: 'id' | 'productId', body?: () => object): Deed => {
  return (crowd) =>
    crowd.call(name, {
      ...by(crowd),
      params: { [param]: oneOf(crowd.products)?.id ?? '' },
      ...(body === undefined ? {} : { body: body() }),
    });
};

const aboutComment = (name: RouteName, body?: (crowd: Crowd) => object): Deed => {
  return async (crowd) => {
    const comment = oneOf(crowd.comments);
    if (comment === undefined) return;
    const isNamedAlone = name === 'smileAtComment' || name === 'unsmileAtComment';
    const params: Record<string, string> = isNamedAlone
      ? { id: comment.id }
      : { id: comment.postId, commentId: comment.id };
    const calls = crowd.people.map((as) =>
      crowd.call(name, { as, params, ...(body === undefined ? {} : { body: body(crowd) }) }),
    );
    await Promise.all(calls);
  };
};

const plainly = (name: RouteName, sent: (crowd: Crowd) => Sent = () => ({})): Deed => {
  return (crowd) => crowd.call(name, { ...by(crowd), ...sent(crowd) });
};

function by({ people }: Crowd): Sent {
  const as = oneOf(people);
  return as === undefined ? {} : { as };
}

const words = ({ people }: Crowd) =>
  `Words ${newId()} for @${oneOf(people)?.handle} and @${oneOf(people)?.handle}`;
const someInterest = ({ interests }: Crowd) => oneOf(interests)?.slug ?? '';

const posting: Deed[] = [
  async (crowd) => {
    const body = { kind: 'story', text: words(crowd), interests: [someInterest(crowd)] };
    remember(crowd, 'posts', (await crowd.call<{ id: string }>('createPost', { ...by(crowd), body }))?.id);
  },
  async (crowd) => {
    // Products in an order of chance: what is pushed at this moment is locked in another.
    const productIds = shuffled(crowd.products).map(({ id }) => id);
    const body = { kind: 'product', text: words(crowd), interests: [someInterest(crowd)], productIds };
    remember(crowd, 'posts', (await crowd.call<{ id: string }>('createPost', { ...by(crowd), body }))?.id);
  },
  allAbout('posts', 'editPost', (crowd) => ({ body: { text: words(crowd) } })),
  allAbout('posts', 'restorePost'),
  async (crowd) => {
    if (perhaps(0.3)) await allAbout('posts', 'deletePost')(crowd);
  },
  about('posts', 'getPost'),
];

const answering: Deed[] = [
  ...(['smile', 'unsmile', 'save', 'unsave', 'muteThread', 'unmuteThread', 'showPostAgain'] as const).map(
    (name) => about('posts', name),
  ),
  about('posts', 'hidePost', () => ({ reason: oneOf(['post', 'author']) })),
  async (crowd) => {
    const postId = oneOf(crowd.posts);
    if (postId === undefined) return;
    const parent = perhaps(0.6) ? crowd.comments.findLast((one) => one.postId === postId) : undefined;
    const body = { text: words(crowd), ...(parent === undefined ? {} : { parentId: parent.id }) };
    const made = await crowd.call<{ id: string }>('createComment', {
      ...by(crowd),
      params: { id: postId },
      body,
    });
    remember(crowd, 'comments', made && { id: made.id, postId });
  },
  aboutComment('editComment', (crowd) => ({ text: words(crowd) })),
  async (crowd) => {
    if (perhaps(0.3)) await aboutComment('deleteComment')(crowd);
  },
  aboutComment('smileAtComment'),
  aboutComment('unsmileAtComment'),
  about('posts', 'listComments'),
];

const meeting: Deed[] = [
  ...(['followUser', 'unfollowUser', 'muteUser', 'unmuteUser', 'tellOfPosts', 'tellNoPosts'] as const).map(
    (name) => aboutSomebody(name),
  ),
  aboutSomebody('followUser', (crowd) => ({ body: { interest: someInterest(crowd) } })),
  aboutSomebody('unfollowUser', (crowd) => ({ query: { interest: someInterest(crowd) } })),
  async (crowd) => {
    // Else nobody would meet anybody for long.
    const { handle } = oneOf(crowd.people) ?? { handle: '' };
    const as = oneOf(crowd.people);
    const input = { ...(as === undefined ? {} : { as }), params: { handle } };
    await crowd.call('blockUser', input);
    await crowd.call('unblockUser', input);
  },
  async (crowd) => {
    if (perhaps(0.8)) return;
    const gone = await crowd.replace(Math.floor(Math.random() * crowd.people.length));
    if (gone !== undefined) await crowd.call('deleteMe', { as: gone, body: { handle: gone.handle } });
  },
];

const shopping: Deed[] = [
  aboutProduct('putBagItem', 'productId', () => ({ quantity: 1 })),
  aboutProduct('deleteBagItem', 'productId'),
  aboutProduct('heart', 'id'),
  aboutProduct('unheart', 'id'),
  aboutProduct('getProduct', 'id'),
  async (crowd) => {
    const address = { name: 'Ada', line1: newId(), city: 'London', postalCode: 'N1', country: 'GB' };
    const made = await crowd.call<{ id: string }>('createOrder', {
      ...by(crowd),
      body: { address, delivery: 'standard' },
    });
    remember(crowd, 'orders', made?.id);
  },
  allAbout('orders', 'cancelOrder'),
  async (crowd) => {
    const body = { stars: oneOf([1, 2, 3, 4, 5]), title: 'So', text: 'It is as it is.' };
    const params = { id: oneOf(crowd.products)?.id ?? '' };
    remember(
      crowd,
      'reviews',
      (await crowd.call<{ id: string }>('createReview', { ...by(crowd), params, body }))?.id,
    );
  },
  about('reviews', 'markHelpful'),
  about('reviews', 'unmarkHelpful'),
  allAbout('reviews', 'editReview', () => ({ body: { stars: oneOf([1, 2, 3, 4, 5]) } })),
  allAbout('reviews', 'shareReview', (crowd) => ({ body: { interests: [someInterest(crowd)] } })),
  async (crowd) => {
    if (perhaps(0.3)) await allAbout('reviews', 'deleteReview')(crowd);
  },
  (crowd) =>
    crowd.callAsShop('putShopStock', {
      items: shuffled(crowd.products).map(({ external_id: externalId }) => ({
        externalId,
        availability: oneOf(['in_stock', 'in_stock', 'out_of_stock']),
        at: now(),
      })),
    }),
  (crowd) =>
    crowd.callAsShop('putShopProducts', {
      items: shuffled(crowd.products).map(({ external_id: externalId }) => ({
        externalId,
        title: oneOf(['A cup', 'A mug']),
        description: '',
        link: 'https://shop.example/cup',
        imageLink: 'https://shop.example/cup.jpg',
        price: { amount: oneOf([900, 1_000, 1_100]), currency: 'USD' },
        availability: 'in_stock',
        at: now(),
      })),
    }),
];

const keeping: Deed[] = [
  async (crowd) => {
    const item = perhaps(0.5) ? { postId: oneOf(crowd.posts) } : { productId: oneOf(crowd.products)?.id };
    const body = { title: newId(), isPublic: true, ...item };
    remember(crowd, 'lists', (await crowd.call<{ id: string }>('createList', { ...by(crowd), body }))?.id);
  },
  ...(['addProductToList', 'addProductToList', 'removeProductFromList'] as const).map((name) =>
    allAbout('lists', name, ({ products }) => ({ params: { productId: oneOf(products)?.id ?? '' } })),
  ),
  ...(['addPostToList', 'removePostFromList'] as const).map((name) =>
    allAbout('lists', name, ({ posts }) => ({ params: { postId: oneOf(posts) ?? '' } })),
  ),
  allAbout('lists', 'updateList', () => ({ body: { title: newId(), isPublic: perhaps(0.8) } })),
  allAbout('lists', 'publishTheme'),
  allAbout('lists', 'withdrawTheme'),
  async (crowd) => {
    if (perhaps(0.3)) await allAbout('lists', 'deleteList')(crowd);
  },
  plainly('putMyStorefront', ({ lists }) => ({
    body: { slug: `front-${oneOf([1, 2, 3])}`, title: 'Mine', intro: '', listIds: lists.slice(0, 2) },
  })),
  plainly('closeMyStorefront'),
  ...(['inviteCreator', 'dismissCreator'] as const).map((name) =>
    aboutSomebody(name, ({ operator }) => ({ as: operator })),
  ),
];

const reading: Deed[] = [
  plainly('getFeed', () => ({ query: { view: oneOf(['for-you', 'following', 'newest']) } })),
  plainly('listNotifications'),
  plainly('readNotifications', () => ({ body: {} })),
  plainly('search', () => ({ query: { type: 'posts', q: 'words' } })),
  plainly('setMyInterests', ({ interests }) => ({
    body: {
      slugs: shuffled(interests)
        .slice(0, 5)
        .map(({ slug }) => slug),
    },
  })),
  plainly('updateMe', () => ({ body: { bio: newId() } })),
  plainly('updateFeedSettings', () => ({ body: { tastes: { fresh: Math.random() } } })),
  plainly('recordEvents', ({ posts }) => ({
    body: { events: posts.slice(0, 5).map((postId) => ({ type: 'view', postId, at: now() })) },
  })),
  plainly('keepFeedPlace', ({ posts }) => ({
    body: { view: 'newest', postIds: posts.slice(0, 1), nextCursor: null, at: now() },
  })),
  plainly('askForExport'),
];

/** Everything the crowd does, each as often as another. */
export const deeds: readonly [Deed, ...Deed[]] = [
  about('posts', 'smile'),
  ...posting,
  ...answering,
  ...meeting,
  ...shopping,
  ...keeping,
  ...reading,
];

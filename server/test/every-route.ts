import type { routes } from '@spark/contract';
import { newId } from '../src/platform/db/index.ts';
import type { Input } from './call.ts';
import { checkout } from './shopping.ts';
import type { TwoPeople } from './two-people.ts';

type RouteName = keyof typeof routes;

/** What a call of the contract tells somebody of a person they do not meet. */
export type Look =
  /** It is answered, and nothing in the answer is of the other. Where `isMet`, something was before. */
  | { answers: (of: TwoPeople) => Input[]; isMet?: true }
  /** It acts on something of the other, or asks for it, and is answered as if that were not there. */
  | { isGone: (of: TwoPeople) => Input[] }
  /** What was sent is refused as it would be if the other had never been there. */
  | { refuses: (of: TwoPeople) => Input[] }
  /** It is nobody's business, for this reason. */
  | { isNoMatter: string };

const answers = (...inputs: ((of: TwoPeople) => Input)[]): Look => ({
  answers: (of) => inputs.map((input) => input(of)),
});
const meets = (...inputs: ((of: TwoPeople) => Input)[]): Look => ({
  answers: (of) => inputs.map((input) => input(of)),
  isMet: true,
});
const gone = (...inputs: ((of: TwoPeople) => Input)[]): Look => ({
  isGone: (of) => inputs.map((input) => input(of)),
});
const refuses = (...inputs: ((of: TwoPeople) => Input)[]): Look => ({
  refuses: (of) => inputs.map((input) => input(of)),
});
const noMatter = (isNoMatter: string): Look => ({ isNoMatter });
const plain = () => ({});
const byHandle = ({ other }: TwoPeople) => ({ params: { handle: other.handle } });
const theirPost = ({ others }: TwoPeople) => ({ params: { id: others.post } });
const theirReview = ({ others }: TwoPeople) => ({ params: { id: others.review } });
const thirdsPost = ({ thirds }: TwoPeople) => ({ params: { id: thirds.post } });
const theProduct = ({ product }: TwoPeople) => ({ params: { id: product.id } });
const theirComment = ({ thirds, others }: TwoPeople) => ({
  params: { id: thirds.post, commentId: others.comment },
});
const ownList = ({ ownList: id }: TwoPeople) => ({ params: { id } });
const theirList = ({ others }: TwoPeople) => ({ params: { id: others.list } });
const theirListsProduct = ({ others, product }: TwoPeople) => ({
  params: { id: others.list, productId: product.id },
});
const theOrder = ({ order }: TwoPeople) => ({ params: { id: order.id } });
const withMore = (input: (of: TwoPeople) => Input, more: Input) => (of: TwoPeople) => ({
  ...input(of),
  ...more,
});

const staff = noMatter('staff at work is told of everybody');
const shop = noMatter('the shop calls it, not a person');
const ownDevice = noMatter('it is about devices of one’s own');
const ownReviews = noMatter('it is about what one wrote oneself');
const ownWish = noMatter('it is about a product and one’s own wish');

/**
 * Every call of the contract, and what it is looked at for. A new one does not compile before it stands here: whoever adds
 * it says what it tells of people who blocked each other.
 */
export const everyRoute: Record<RouteName, Look> = {
  getMe: answers(plain),
  updateMe: answers(() => ({ body: { bio: 'Still here.' } })),
  joinMembership: noMatter('it is about one’s own membership'),
  getMembershipOffer: noMatter('it is the same for everybody'),
  buyMembership: noMatter('it is about one’s own membership'),
  getSignInWays: noMatter('it is the same for everybody'),
  changeAddress: noMatter('it is about one’s own address'),
  confirmAddress: noMatter('it is about one’s own address'),
  deleteMe: noMatter('it ends one’s own account'),
  askForExport: noMatter('it is about one’s own data'),
  listExports: noMatter('it is about one’s own data'),
  getExport: noMatter('it is about one’s own data'),
  listMembers: staff,
  grantMember: staff,
  revokeMember: staff,
  putShopMember: shop,
  completeHandles: meets(({ other }) => ({ query: { q: other.handle } })),
  getUser: gone(byHandle),
  followUser: gone(byHandle, ({ other, interest }) => ({ params: other, body: { interest: interest.slug } })),
  unfollowUser: gone(byHandle),
  blockUser: noMatter('whoever was blocked may block back; it says yes'),
  unblockUser: noMatter('one takes back one’s own block; it says no'),
  muteUser: gone(byHandle),
  unmuteUser: gone(byHandle),
  listMyBlocks: noMatter('it names whom one blocked oneself'),
  listMyMutes: answers(plain),
  listInterests: answers(plain),
  listInterestNames: noMatter('it names no person'),
  getInterest: answers(({ interest }) => ({ params: interest })),
  setMyInterests: answers(({ interests }) => ({ body: { slugs: interests.map(({ slug }) => slug) } })),
  uploadMedia: noMatter('it answers with what was sent'),
  getMedia: gone(({ others }) => ({ params: { id: others.media } })),
  editMedia: gone(({ others }) => ({
    params: { id: others.media },
    body: { rotate: 90, crop: null },
  })),
  listProducts: answers(plain),
  getProduct: answers(theProduct),
  listSimilarProducts: answers(theProduct),
  putShopProducts: shop,
  putShopStock: shop,
  heart: answers(theProduct),
  unheart: answers(theProduct),
  listMyHearts: answers(plain),
  getBag: meets(plain),
  putBagItem: meets(({ nextProduct }) => ({ params: { productId: nextProduct.id }, body: { quantity: 1 } })),
  deleteBagItem: meets(({ nextProduct }) => ({ params: { productId: nextProduct.id } })),
  mergeBag: meets(() => ({ body: { items: [] } })),
  previewBag: answers(({ product }) => ({ body: { items: [{ productId: product.id, quantity: 1 }] } })),
  createHandover: noMatter('it leads to the shop’s own cart'),
  listDelivery: answers(() => ({ query: { country: 'GB' } })),
  listAdminDelivery: staff,
  putAdminDelivery: staff,
  createOrder: answers(() => ({ body: checkout })),
  listOrders: meets(plain),
  getOrder: meets(theOrder),
  payOrder: answers(theOrder),
  cancelOrder: answers(theOrder),
  listAdminOrders: staff,
  getAdminOrder: staff,
  markOrderPaid: staff,
  markOrderShipped: staff,
  cancelAdminOrder: staff,
  refundOrder: staff,
  getPostSales: gone(theirPost),
  listSales: staff,
  putShopOrders: shop,
  listCatalogImports: staff,
  getCatalogImport: staff,
  applyCatalogImport: staff,
  discardCatalogImport: staff,
  rollbackCatalogImport: staff,
  listImportIssues: staff,
  downloadImportIssues: staff,
  listFollowedFeeds: staff,
  listProductReviews: meets(theProduct, withMore(theProduct, { query: { sort: 'highest' } })),
  listUserReviews: gone(byHandle),
  getReviewSummary: answers(theProduct),
  createReview: answers(withMore(theProduct, { body: { stars: 4, title: 'My own', text: '' } })),
  getReview: gone(theirReview),
  editReview: gone(withMore(theirReview, { body: { stars: 1 } })),
  listReviewRevisions: gone(theirReview),
  deleteReview: gone(theirReview),
  markHelpful: gone(theirReview),
  unmarkHelpful: gone(theirReview),
  shareReview: refuses(({ others, interest }) => ({
    params: { id: others.review },
    body: { interests: [interest.slug] },
  })),
  shareReviews: noMatter('it is about reviews of one’s own, and answers with the ids that were sent'),
  listWaitingReviews: ownReviews,
  publishWaitingReviews: ownReviews,
  discardWaitingReviews: ownReviews,
  refuseWaitingReviews: ownReviews,
  createPost: answers(({ interest }) => ({
    body: { kind: 'story', text: 'A story of my own.', interests: [interest.slug] },
  })),
  getPost: gone(theirPost, withMore(theirPost, { query: { as: 'visitor' } })),
  editPost: gone(withMore(theirPost, { body: { text: 'Mine now.' } })),
  listPostRevisions: gone(theirPost),
  deletePost: gone(theirPost),
  restorePost: gone(theirPost),
  suggestInterests: answers(({ product }) => ({ body: { text: 'Something', productIds: [product.id] } })),
  listPostProducts: gone(theirPost),
  setHealing: gone(({ others, product }) => ({
    params: { id: others.post, productId: product.id },
    body: { heals: true },
  })),
  listProductPosts: meets(theProduct),
  listUserPosts: gone(byHandle),
  listDrafts: answers(plain),
  getDraft: gone(({ others }) => ({ params: { id: others.draft } })),
  keepDraft: answers(() => ({ params: { id: newId() }, body: { basedOn: null, content: emptyDraft } })),
  discardDraft: gone(({ others }) => ({ params: { id: others.draft } })),
  readLink: noMatter('it reads pages of others, as anybody could'),
  readLinkedProduct: noMatter('it knows products alone'),
  smile: gone(theirPost),
  unsmile: gone(theirPost),
  save: gone(theirPost),
  unsave: gone(theirPost),
  listMySaves: meets(plain),
  vote: gone(({ others }) => ({ params: { id: others.poll }, body: { optionId: others.poll } })),
  listComments: { ...meets(thirdsPost), ...gone(theirPost) },
  readComment: {
    ...meets(({ thirds }) => ({ params: { id: thirds.post, commentId: thirds.comment } })),
    ...gone(theirComment),
  },
  listReplies: {
    ...meets(({ thirds }) => ({ params: { id: thirds.post, commentId: thirds.comment } })),
    ...gone(theirComment),
  },
  createComment: {
    ...gone(withMore(theirPost, { body: { text: 'Hello?' } })),
    ...refuses(({ thirds, others }) => ({
      params: { id: thirds.post },
      body: { text: 'Hello?', parentId: others.comment },
    })),
  },
  editComment: gone(withMore(theirComment, { body: { text: 'Mine now.' } })),
  listCommentRevisions: gone(theirComment),
  deleteComment: gone(theirComment),
  smileAtComment: gone(({ others }) => ({ params: { id: others.comment } })),
  unsmileAtComment: gone(({ others }) => ({ params: { id: others.reply } })),
  listMyLists: answers(plain, ({ others }) => ({ query: { postId: others.post } })),
  createList: {
    ...answers(() => ({ body: { title: 'Mine' } })),
    ...gone(({ others }) => ({ body: { title: 'Mine', postId: others.post } })),
  },
  listUserLists: gone(byHandle),
  getList: { ...answers(ownList), ...gone(theirList) },
  updateList: gone(withMore(theirList, { body: { title: 'Mine now' } })),
  deleteList: gone(theirList),
  listListItems: { ...meets(ownList), ...gone(theirList) },
  addPostToList: gone(
    ({ ownList: id, others }) => ({ params: { id, postId: others.post } }),
    ({ thirds, others }) => ({ params: { id: others.list, postId: thirds.post } }),
  ),
  removePostFromList: {
    ...answers(({ ownList: id, others }) => ({ params: { id, postId: others.post } })),
    ...gone(({ others }) => ({ params: { id: others.list, postId: others.post } })),
  },
  addProductToList: gone(theirListsProduct),
  removeProductFromList: gone(theirListsProduct),
  moveListItem: gone(({ others }) => ({
    params: { id: others.list, itemId: newId() },
    body: { after: null },
  })),
  listFinds: meets(plain),
  listThemes: meets(plain),
  getTheme: gone(({ others }) => ({ params: { slug: others.theme } })),
  publishTheme: gone(theirList),
  withdrawTheme: gone(theirList),
  getEnthusiasts: noMatter('it is the same for everybody'),
  getMyEnthusiast: answers(plain),
  updateMyEnthusiast: noMatter('it is about one’s own badge'),
  setEnthusiastNumbers: staff,
  askEnthusiastReport: staff,
  getEnthusiastReport: staff,
  getStorefront: {
    ...meets(({ ownStorefront: { slug } }) => ({ params: { slug } })),
    ...gone(({ others }) => ({ params: { slug: others.storefront } })),
  },
  getMyStorefront: meets(plain),
  putMyStorefront: {
    ...answers(({ ownStorefront }) => ({ body: { ...ownStorefront, title: 'Mine again' } })),
    ...refuses(({ ownStorefront, others }) => ({ body: { ...ownStorefront, listIds: [others.list] } })),
  },
  closeMyStorefront: noMatter('it closes one’s own and says nothing'),
  listCreators: staff,
  inviteCreator: staff,
  dismissCreator: staff,
  getFeed: meets(
    ...['for-you', 'following', 'newest'].map((view) => () => ({ query: { view } })),
    ({ interest }) => ({ query: { view: 'newest', interests: interest.slug } }),
  ),
  getFeedNews: answers(() => ({ query: { view: 'following', since: new Date(0).toISOString() } })),
  getFeedSettings: answers(plain),
  updateFeedSettings: answers(() => ({ body: { tastes: { fresh: 1 } } })),
  resetFeedSettings: answers(plain),
  getFeedPlace: meets(plain, () => ({ query: { view: 'newest' } })),
  listFeedPlacePosts: meets(plain),
  keepFeedPlace: answers(({ thirds }) => ({
    body: { view: 'following', postIds: [thirds.post], nextCursor: null, at: new Date().toISOString() },
  })),
  hidePost: gone(withMore(theirPost, { body: { reason: 'author' } })),
  showPostAgain: answers(theirPost),
  listHiddenPosts: meets(plain),
  listSeenPosts: meets(plain),
  explainPost: gone(theirPost),
  recordEvents: answers(({ others }) => ({
    body: { events: [{ type: 'view', postId: others.post, at: new Date().toISOString() }] },
  })),
  listNotifications: answers(plain),
  readNotifications: answers(plain),
  getNotificationSettings: noMatter('it is about one’s own choices'),
  changeNotificationSettings: noMatter('it is about one’s own choices'),
  getThreadMute: gone(theirPost),
  muteThread: gone(theirPost),
  unmuteThread: gone(theirPost),
  tellOfPosts: gone(byHandle),
  tellNoPosts: gone(byHandle),
  getLetters: noMatter('it is about one’s own letters'),
  listPushDevices: ownDevice,
  addPushDevice: ownDevice,
  removePushDevice: ownDevice,
  testPushDevice: ownDevice,
  listProductWatches: ownWish,
  watchProduct: ownWish,
  unwatchProduct: ownWish,
  getWatch: ownWish,
  getEmbed: noMatter('it is answered as to a visitor, whoever asks'),
  confirmWatch: ownWish,
  endWatch: ownWish,
  search: meets(
    ({ other }) => ({ query: { type: 'users', q: other.handle } }),
    ({ word }) => ({ query: { type: 'posts', q: word } }),
  ),
  suggest: meets(({ other }) => ({ query: { q: other.handle } })),
};

const emptyDraft = {
  kind: 'story',
  text: 'Mine.',
  interests: [],
  photos: [],
  productIds: [],
  url: '',
  poll: null,
  reviewId: null,
};

import type {
  Author,
  Comment,
  Picture,
  Post,
  PostProduct,
  ProductPage,
  Profile,
  Review,
} from '@spark/contract';

export const at = '2026-11-20T10:00:00.000Z';
export const later = '2026-11-21T10:00:00.000Z';

export const picture: Picture = {
  url: '/media/abc-1080.jpeg',
  width: 1_080,
  height: 1_350,
  thumbhash: null,
  color: null,
  variants: [],
};

export const author: Author = {
  id: '0197a0e0-0000-7000-8000-000000000001',
  handle: 'mina',
  name: 'Mina </script><script>alert(1)</script>',
  avatar: picture,
  enthusiast: false,
  badges: [],
  enthusiastIn: [],
};

export const product: PostProduct = {
  id: '0197a0e0-0000-7000-8000-000000000002',
  externalId: 'hat-1',
  groupId: null,
  title: 'Straw hat',
  brand: 'Alba',
  price: { amount: 4_800, currency: 'USD' },
  originalPrice: null,
  lowestPrice30Days: null,
  availability: 'in_stock',
  isBuyable: true,
  image: picture,
  rating: { average: 4.5, count: 2 },
  category: 'Style > Hats',
  url: null,
  substituteFor: null,
};

/** A post of a kind with everything such a post can have. */
export function samplePost(more: Partial<Post> = {}): Post {
  return {
    id: '0197a0e0-0000-7000-8000-000000000003',
    kind: 'photo',
    author,
    text: 'The hat came out </script> looking like this.',
    mentions: [],
    interests: [{ slug: 'style', name: 'Style & Fashion' }],
    language: 'en',
    media: [
      {
        id: '0197a0e0-0000-7000-8000-000000000004',
        state: 'ready',
        ...picture,
        alt: 'A hat',
        altComposed: null,
        tags: [],
      },
    ],
    isLive: true,
    shoppableCount: 1,
    products: [product],
    waiting: [],
    link: null,
    poll: null,
    review: null,
    smileCount: 3,
    commentCount: 2,
    saveCount: 0,
    viewCount: null,
    topComment: null,
    viewer: { smiled: false, saved: false, voted: false, own: false, followsAuthor: false },
    disclosure: null,
    createdAt: at,
    editedAt: later,
    ...more,
  };
}

/** A comment; `null` for an author makes it a deleted one. */
export function sampleComment(more: Partial<Comment> = {}): Comment {
  return {
    id: '0197a0e0-0000-7000-8000-000000000005',
    author,
    text: 'Where is it from?',
    language: 'en',
    parentId: null,
    answers: null,
    mentions: [],
    products: [],
    waiting: [],
    smileCount: 1,
    isDeleted: false,
    isByPostAuthor: false,
    isByStaff: false,
    isFolded: false,
    viewer: { own: false, smiled: false },
    createdAt: at,
    editedAt: null,
    replyCount: 0,
    replies: [],
    moreReplies: null,
    ...more,
  };
}

export const productPage: ProductPage = {
  ...product,
  description: 'Wide brim, folds in half.',
  images: [picture],
  options: [],
  variants: [],
  similar: [],
  postCount: 1,
  hearted: false,
};

export const review: Review = {
  id: '0197a0e0-0000-7000-8000-000000000006',
  productId: product.id,
  author,
  stars: 5,
  title: 'Folds in half',
  text: '',
  language: 'en',
  photos: [],
  isVerifiedPurchase: true,
  helpfulCount: 0,
  viewer: { helpful: false, own: false },
  createdAt: at,
  editedAt: null,
};

export const profile: Profile = {
  ...author,
  bio: 'Hats and cats.',
  interests: [],
  postCount: 4,
  reviewCount: 1,
  listCount: 0,
  storefront: null,
  followerCount: 2,
  followingCount: 1,
  viewer: { follows: false, followsInterests: [], told: false, mutes: false, own: false },
  joinedAt: at,
};

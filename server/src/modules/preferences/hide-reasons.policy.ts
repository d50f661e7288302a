import type { HideReason } from '@spark/contract';
import type { ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';

/** Which parts of a post there shall be less of for a reason, and how strongly it says so. */
export interface HideEffect {
  of: 'author' | 'interests' | 'products' | null;
  strength: number;
}

/** What each reason does besides hiding the post. */
export const hideEffects: Record<HideReason, HideEffect> = {
  post: { of: null, strength: 0 },
  author: { of: 'author', strength: 1 },
  interest: { of: 'interests', strength: 1 },
  product: { of: 'products', strength: 1 },
  owned: { of: 'products', strength: 1 },
  // Said of what was shown too often, not of the thing itself.
  repeated: { of: 'products', strength: 0.5 },
};

/** What a post is made of, as far as one may want less of it. */
export interface PostSubjects {
  authorId: string;
  interests: readonly { id: string; slug: string }[];
  productIds: readonly string[];
}

/** What somebody said of a post. */
export interface HideWish {
  reason: HideReason;
  interest?: string;
  productId?: string;
}

/** What there shall be less of. */
export interface LessOf {
  authorId: string | null;
  interestIds: string[];
  productIds: string[];
}

/** What follows from a wish: the part it names, else all of its kind; or, as a sentence with its path, why it cannot be. */
export function effectOf(wish: HideWish, post: PostSubjects): LessOf | ProblemDetail {
  const { of } = hideEffects[wish.reason];
  if (wish.interest !== undefined && of !== 'interests') {
    return { path: '/interest', message: say`interest goes with the reason "interest" only.` };
  }
  if (wish.productId !== undefined && of !== 'products') {
    return { path: '/productId', message: say`productId goes with reasons about products only.` };
  }
  const interestIds = post.interests
    .filter(({ slug }) => wish.interest === undefined || slug === wish.interest)
    .map(({ id }) => id);
  const productIds = post.productIds.filter((id) => wish.productId === undefined || id === wish.productId);
  if (of === 'interests' && interestIds.length === 0) {
    return { path: '/interest', message: say`The post is not about "${wish.interest ?? ''}".` };
  }
  // A story one has seen too often shows no product: it is gone, and nothing else follows.
  if (of === 'products' && productIds.length === 0 && wish.reason !== 'repeated') {
    const path = wish.productId === undefined ? '/reason' : '/productId';
    return { path, message: say`The post does not show such a product.` };
  }
  return {
    authorId: of === 'author' ? post.authorId : null,
    interestIds: of === 'interests' ? interestIds : [],
    productIds: of === 'products' ? productIds : [],
  };
}

export {
  commentSmiles,
  follows,
  saves,
  smiles,
  votes,
  type DemoCommentSmile,
  type DemoFollow,
  type DemoReaction,
  type DemoVote,
} from './community/index.ts';
export { delivery, type DemoDelivery } from './delivery.ts';
export { drawAvatar } from './people/draw-avatar.ts';
export { drawProduct } from './products/draw-product.ts';
export { drawScene } from './scenes/draw-scene.ts';
export { demoIn } from './in-language.ts';
export type { DemoWords } from './demo-words.ts';
export { interests, type DemoInterest } from './interests.ts';
export { lists, type DemoList } from './lists.ts';
export { people, type DemoPerson } from './people/index.ts';
export { comments, posts, type DemoComment, type DemoPhoto, type DemoPost } from './posts/index.ts';
export { products, type DemoProduct } from './products/index.ts';
export { helpfulVotes, reviewPhotos, type DemoHelpfulVote, type DemoReviewPhoto } from './reviews/answers.ts';
export { reviews, type DemoReview } from './reviews/index.ts';
export type { SceneSpec } from './scenes/scene.ts';
export { storefronts, type DemoStorefront } from './storefronts.ts';

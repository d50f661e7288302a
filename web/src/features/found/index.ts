export { decimal } from './describe-offer.ts';
export { describePerson } from './describe-person.ts';
export { describePost } from './describe-post.ts';
export { describeProduct } from './describe-product.ts';
export {
  describeCollection,
  describeList,
  describePlace,
  describeTheme,
  describeTrail,
} from './describe-places.ts';
export { describeStorefront } from './describe-storefront.ts';
export { describeSite } from './describe-site.ts';
export { postSentence, postHeadline } from './post-words.ts';

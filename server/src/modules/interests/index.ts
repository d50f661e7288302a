export { interestHandlers } from './interests.handlers.ts';
export { findInterestIds, loadUserInterests } from './interests.queries.ts';
export { nameIn } from './interest-name.ts';
export { namesOf } from './interest-names.ts';
export { plantInterests } from './plant-interests.ts';
export { findInterestsNamed } from './find-named.ts';
export { forgetInterests } from './forget-interests.ts';

export { interestHandlers } from './interests.handlers.ts';
export { findInterestIds, loadUserInterests } from './interests.queries.ts';
export { plantInterests } from './plant-interests.ts';
export { findInterestsNamed } from './find-named.ts';
export { forgetInterests } from './forget-interests.ts';

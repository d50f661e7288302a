export { chooseInterests } from './choose-interests.ts';
export { interestHandlers } from './interests.handlers.ts';
export { findInterestIds, loadUserInterests } from './interests.queries.ts';

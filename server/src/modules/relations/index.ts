export { filterVisible, findPerson, missingPerson } from './find-person.ts';
export { createKeptSilences, type KeptSilences, type Silences } from './kept-silences.ts';
export { relationHandlers } from './relations.handlers.ts';
export { forgetFollows } from './forget-follows.ts';
export { holdPair } from './hold-pair.ts';
export { countFollows, findFollow } from './relations.queries.ts';
export { isMutedBy } from './silences.queries.ts';
export {
  isPersonShownTo,
  isPersonVisibleTo,
  peopleUnseenBy,
  type PersonColumn,
  type Reader,
  type ReaderColumn,
} from './visible-people.ts';

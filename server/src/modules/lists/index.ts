export { listHandlers } from './lists.handlers.ts';
export { selectLists, type ListRow } from './lists.queries.ts';
export { listView, type ListReader } from './lists.view.ts';
export { missingList } from './missing-list.ts';
export { lockList, touchList, type OwnListRef } from './own-list.ts';
export { readShelves } from './read-shelves.ts';
export { isListVisibleTo, isShelfVisibleTo } from './visible-lists.ts';

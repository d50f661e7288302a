export { notificationHandlers } from './notifications.handlers.ts';
export { countUnread } from './notifications.queries.ts';
export { notify, notifyOfProduct } from './notify.ts';

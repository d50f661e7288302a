export { notificationHandlers } from './notifications.handlers.ts';
export { countUnread } from './notifications.queries.ts';
export { notify, notifyOfProduct } from './notify.ts';
export { isPushDevice } from './push/devices.queries.ts';
export { pushMessageJob, tellDevices, type LostNews } from './push/push-job.ts';
export { pushHandlers } from './push/push.handlers.ts';

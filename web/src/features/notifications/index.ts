export { groupByDay } from './group-by-day.ts';
export { default as NotificationLine } from './NotificationLine.svelte';
export { default as TellOfPosts } from './TellOfPosts.svelte';
export { keepUnread, noteUnread, unreadNotifications } from './unread.svelte.ts';

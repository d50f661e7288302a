export { default as NotificationLine } from './NotificationLine.svelte';

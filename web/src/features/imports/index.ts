export { default as FollowedFeeds } from './FollowedFeeds.svelte';
export { default as ImportReport } from './ImportReport.svelte';
export { default as ImportTable } from './ImportTable.svelte';
export { default as IssueTable } from './IssueTable.svelte';
export { default as WaitingCard } from './WaitingCard.svelte';

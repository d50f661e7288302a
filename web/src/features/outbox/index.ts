export { doOrQueue, queued } from './do-or-queue.ts';
export { canBeSent } from './outbox-entry.ts';
export { outboxEntries, seemsOnline } from './outbox-state.svelte.ts';
export { isUnreachable } from './hold-for.ts';
export { default as OutboxLink } from './OutboxLink.svelte';

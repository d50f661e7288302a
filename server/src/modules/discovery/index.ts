export { embedHandlers } from './embeds/embed.handlers.ts';
export { mountDiscovery } from './mount-discovery.ts';

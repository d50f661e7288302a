export { hasPush, readBrowserPush } from './browser-push.ts';
export { default as PushDevices } from './PushDevices.svelte';
export { refusals } from './push-words.ts';
export { offerPush, turnOnPush } from './turn-on-push.ts';

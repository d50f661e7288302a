export { sharePicture } from './share-picture.ts';
export { default as Shell } from './Shell.svelte';

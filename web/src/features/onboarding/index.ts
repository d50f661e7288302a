export { default as InterestMosaic } from './InterestMosaic.svelte';

export { createKept, type Kept } from './kept.ts';

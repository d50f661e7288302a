export { openFolderStore, type MediaStore } from './media-store.ts';

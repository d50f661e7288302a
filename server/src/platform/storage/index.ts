export { hasRoomFor, isDiskFull } from './free-space.ts';
export { isMediaKey, openFolderStore, type MediaStore } from './media-store.ts';
export { openVault, type Vault } from './vault.ts';

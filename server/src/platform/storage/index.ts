export { hasRoomFor } from './free-space.ts';
export { openFolderStore, type MediaStore } from './media-store.ts';
export { openVault, type Vault } from './vault.ts';

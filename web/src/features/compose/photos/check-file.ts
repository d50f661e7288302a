import { limits } from '@spark/contract';

/** As files are measured. */
export const bytesPerMegabyte = 1024 * 1024;

/** Why a file cannot be uploaded, before a byte of it is sent; `null` where nothing speaks against it. */
export function refuseFile(file: Pick<File, 'type' | 'size'>): string | null {
  // Some systems give no type for newer formats: the server looks into the bytes anyway.
  if (file.type !== '' && !file.type.startsWith('image/')) return 'This is not a picture.';
  if (file.size === 0) return 'This file is empty.';
  if (file.size > limits.uploadBytes) {
    return `This photo is larger than ${limits.uploadBytes / bytesPerMegabyte} MB. Choose a smaller version of it.`;
  }
  return null;
}

/** The pictures among what was dropped or pasted. */
export function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** Whether a file is in the format of newer phones, which most browsers cannot show. */
export function isHeic({ type, name }: Pick<File, 'type' | 'name'>): boolean {
  return /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name);
}

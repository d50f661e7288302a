import { publicAddress } from '#lib/public-address.ts';
import { showToast } from './toast.svelte.ts';

/** Shares a place of ours by the device's own sheet, or copies its address where there is none. */
export async function shareAddress({ path, title }: { path: string; title: string }): Promise<void> {
  const url = publicAddress(path);
  try {
    if ('share' in navigator) return await navigator.share({ url, title });
    await copy(url);
  } catch (caught) {
    const isDismissed = caught instanceof DOMException && caught.name === 'AbortError';
    if (!isDismissed)
      await copy(url).catch(() => showToast('The link could not be copied. It is in the address bar.'));
  }
}

async function copy(url: string): Promise<void> {
  await navigator.clipboard.writeText(url);
  showToast('Link copied');
}

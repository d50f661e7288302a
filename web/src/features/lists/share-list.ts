import type { List } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import { publicAddress } from '#lib/public-address.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Shares the address of a list by the device's own sheet, or copies it where there is none. */
export async function shareList(list: List): Promise<void> {
  const url = publicAddress(paths.listHome(list));
  try {
    if ('share' in navigator) return await navigator.share({ url, title: list.title });
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

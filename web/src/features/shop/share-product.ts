import type { ProductCard } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import { publicAddress } from '#lib/public-address.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Opens the device's own share sheet, or copies the link where there is none. */
export async function shareProduct(product: Pick<ProductCard, 'id' | 'title'>): Promise<void> {
  const url = publicAddress(paths.product(product.id));
  try {
    if (typeof navigator.share === 'function') await navigator.share({ url, title: product.title });
    else {
      await navigator.clipboard.writeText(url);
      showToast('Link copied');
    }
  } catch (caught) {
    const isDismissed = caught instanceof DOMException && caught.name === 'AbortError';
    if (!isDismissed) showToast('The link could not be copied. It is in the address bar.');
  }
}

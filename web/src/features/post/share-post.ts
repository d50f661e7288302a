import type { Post } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Opens the device's own share sheet, or copies the link where there is none. */
export async function sharePost(post: Post): Promise<void> {
  const url = new URL(paths.post(post.id), location.href).href;
  try {
    if (typeof navigator.share === 'function')
      await navigator.share({ url, title: `A post by ${post.author.name}` });
    else {
      await navigator.clipboard.writeText(url);
      showToast('Link copied');
    }
  } catch (caught) {
    const isDismissed = caught instanceof DOMException && caught.name === 'AbortError';
    if (!isDismissed) showToast('The link could not be copied. It is in the address bar of the post.');
  }
}

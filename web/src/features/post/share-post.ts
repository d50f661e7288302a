import type { Post } from '@spark/contract';
import { tellEvent } from '#features/events/index.ts';
import { paths } from '#lib/paths.ts';
import { publicAddress } from '#lib/public-address.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Opens the device's own share sheet, or copies the link where there is none. */
export async function sharePost(post: Post): Promise<void> {
  if (typeof navigator.share !== 'function') return copyLink(post);
  try {
    await navigator.share({ url: addressOf(post), title: `A post by ${post.author.name}` });
    tellShared(post);
  } catch (caught) {
    const isDismissed = caught instanceof DOMException && caught.name === 'AbortError';
    if (!isDismissed) await copyLink(post);
  }
}

/** Copies the address of a post. */
export async function copyLink(post: Post): Promise<void> {
  try {
    await navigator.clipboard.writeText(addressOf(post));
    showToast('Link copied');
    tellShared(post);
  } catch {
    showToast('The link could not be copied. It is in the address bar of the post.');
  }
}

function tellShared({ id, viewer }: Post): void {
  if (!viewer.own) tellEvent({ type: 'share', postId: id });
}

function addressOf(post: Post): string {
  return publicAddress(paths.post(post.id));
}

import { apiBase } from '#lib/api/call.ts';
import { knownPost } from '#features/post/post-cache.svelte.ts';
import { answersBox } from './can-be-read.ts';

/** Keeps a post one has seen in a list, so that it opens without a connection, too: as the answer its page will ask for. */
export async function keepSeenPost(id: string): Promise<void> {
  const post = knownPost(id);
  if (post === undefined || !('serviceWorker' in navigator) || navigator.serviceWorker.controller === null)
    return;
  try {
    const headers = { 'content-type': 'application/json' };
    const box = await caches.open(answersBox);
    await box.put(
      `${location.origin}${apiBase}/posts/${id}`,
      new Response(JSON.stringify(post), { headers }),
    );
  } catch {
    // A device that keeps nothing, or is full.
  }
}

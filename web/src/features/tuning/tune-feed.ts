import type { FeedSettings, FeedSettingsChange } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { promptFor } from '#features/prompts/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Changes one's feed settings at once; answers with all of them, or `null` where it was refused and said so. */
export async function tuneFeed(change: FeedSettingsChange): Promise<FeedSettings | null> {
  try {
    return await call(fetch, routes.updateFeedSettings, { body: change });
  } catch (caught) {
    if (!promptFor(caught, 'tune', location.pathname + location.search)) {
      showToast(sentenceOf(caught));
    }
    return null;
  }
}

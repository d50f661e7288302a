import type { List } from '@spark/contract';
import { goto } from '$app/navigation';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Lets a list that staff took out back into Finds, and leads there. */
export async function allowAgain({ id }: Pick<List, 'id'>): Promise<void> {
  try {
    const { slug } = await call(fetch, routes.publishTheme, { params: { id } });
    await goto(paths.theme(slug), { invalidateAll: true });
    showToast('In Finds again');
  } catch (caught) {
    showToast(sentenceOf(caught));
  }
}

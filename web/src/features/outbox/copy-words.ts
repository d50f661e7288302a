import { showToast } from '#ui/toast.svelte.ts';

/** Copies what somebody wrote, to be used elsewhere. */
export async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    showToast('Copied');
  } catch {
    showToast('This browser does not let it be copied. Press and hold the words to do so.');
  }
}

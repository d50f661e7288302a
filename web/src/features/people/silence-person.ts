import type { Author } from '@spark/contract';
import { invalidateAll } from '$app/navigation';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { markSilenced } from './silenced-people.svelte.ts';

/** Who is meant. */
export type Person = Pick<Author, 'id' | 'handle' | 'name'>;

/** The two ways not to meet somebody. */
export type Silence = 'block' | 'mute';

const calls = {
  block: { begin: routes.blockUser, end: routes.unblockUser },
  mute: { begin: routes.muteUser, end: routes.unmuteUser },
} as const;

/**
 * Blocks or mutes somebody: they are gone from every list at once, and back where the server refuses. Says whether it
 * held; `onUndone` is called when it was taken back by the toast.
 */
export async function silencePerson(
  person: Person,
  silence: Silence,
  onUndone?: () => void,
): Promise<boolean> {
  const { begin } = calls[silence];
  markSilenced(person.id, true);
  try {
    await call(fetch, begin, { params: { handle: person.handle } });
  } catch (caught) {
    markSilenced(person.id, false);
    showToast(sentenceOf(caught));
    return false;
  }
  const undo = async () => {
    if (await endSilence(person, silence)) onUndone?.();
  };
  const said = silence === 'block' ? `${person.name} is blocked` : `${person.name} is muted`;
  showToast(said, { label: 'Undo', run: () => void undo() });
  return true;
}

/** Takes it back; says whether that held. */
export async function endSilence(person: Person, silence: Silence): Promise<boolean> {
  const { end } = calls[silence];
  try {
    await call(fetch, end, { params: { handle: person.handle } });
  } catch (caught) {
    showToast(sentenceOf(caught));
    return false;
  }
  markSilenced(person.id, false);
  // What was read meanwhile is without them.
  await invalidateAll();
  return true;
}

/** Says that it was taken back. */
export function sayEnded({ name }: Person, silence: Silence): void {
  showToast(silence === 'block' ? `${name} is no longer blocked` : `${name} is no longer muted`);
}

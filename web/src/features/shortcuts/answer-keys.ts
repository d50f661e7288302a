import { viewer } from '#lib/viewer.ts';
import { areKeysTaken, doDeed } from './do-deed.ts';
import { showHelp } from './help.svelte.ts';
import { createKeyReader } from './read-keys.ts';

/** Makes what does the deeds of keys, as they are pressed. */
export function answerKeys(): (event: KeyboardEvent) => void {
  const keys = createKeyReader();
  return (event) => {
    if (areKeysTaken(event.target)) return;
    const deed = keys.read(event);
    if (deed === null) return;
    if ('help' in deed) showHelp(true);
    else if (!doDeed(deed, viewer())) return;
    // Only what was done is kept from the browser: "/" finds in the page where there is nothing to search.
    event.preventDefault();
  };
}

import { shortcutGroups, type Deed } from './shortcuts.ts';

/** The second key of two has to come this soon after the first. */
export const secondKeyMs = 1_500;

/** What of a key press matters here. */
type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'timeStamp'
>;

/** Reads key presses as shortcuts; it remembers the first of two keys. */
export function createKeyReader(): { read(press: Press): Deed | null } {
  const all = shortcutGroups().flatMap(({ shortcuts }) => shortcuts);
  let first: { key: string; time: number } | null = null;
  return {
    read(press) {
      const before = first !== null && press.timeStamp - first.time <= secondKeyMs ? first.key : null;
      first = null;
      const key = keyOf(press);
      if (key === null) return null;
      const found = all.find(({ keys: [one, two] }) =>
        before === null ? one === key && two === undefined : one === before && two === key,
      );
      if (found !== undefined) return found.deed;
      if (all.some(({ keys: [one, two] }) => one === key && two !== undefined))
        first = { key, time: press.timeStamp };
      return null;
    },
  };
}

/** The key as the help calls it; `null` for one that is the browser's, the system's or a part of writing. */
function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing }: Press): string | null {
  if (ctrlKey || metaKey || altKey || isComposing) return null;
  if (/^[a-z]$/i.test(key)) return shiftKey ? null : key.toLowerCase();
  if (/^[!-~]$/.test(key)) return key;
  // On keyboards with other letters the same place of the key counts.
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return key.length === 1 && place !== undefined && !shiftKey ? place.toLowerCase() : null;
}

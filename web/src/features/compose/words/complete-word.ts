/** A mention or an interest as it is being typed: the mark, the letters behind it, and where it stands in the text. */
export interface TypedWord {
  mark: '@' | '#';
  letters: string;
  start: number;
  end: number;
}

// A mark within a word is none: `name@example.com` mentions nobody.
const typed = /(?<![\p{L}\p{N}_@#/.])([@#])([\p{L}\p{M}\p{N}_-]*)$/u;

/** The mention or interest the caret stands in or behind; `null` anywhere else. */
export function wordAtCaret(text: string, caret: number): TypedWord | null {
  const found = typed.exec(text.slice(0, caret));
  if (found === null) return null;
  const [, mark, letters = ''] = found;
  const behind = /^[\p{L}\p{M}\p{N}_-]*/u.exec(text.slice(caret))?.[0] ?? '';
  return { mark: mark === '@' ? '@' : '#', letters, start: found.index, end: caret + behind.length };
}

/** The text with the typed word completed, and where the caret is then. */
export function completeWord(
  text: string,
  { mark, start, end }: TypedWord,
  name: string,
): { text: string; caret: number } {
  const behind = text.slice(end);
  const space = /^\s/.test(behind) ? '' : ' ';
  const before = `${text.slice(0, start)}${mark}${name}`;
  return { text: before + space + behind, caret: before.length + 1 };
}

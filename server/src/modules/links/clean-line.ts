// What turns writing around or hides in it: marks of direction, spaces without width, anchors of annotations.
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A stranger's words as one line of text of bounded length, without characters that are not seen or steer others. */
export function cleanLine(text: string, maxChars: number): string {
  const line = text
    .toWellFormed()
    .replace(unseen, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= maxChars) return line;
  return `${characters
    .slice(0, maxChars - 1)
    .join('')
    .trimEnd()}…`;
}

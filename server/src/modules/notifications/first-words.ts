/** A text in one line, cut between words where it is longer. */
export function firstWords(text: string, maxChars: number): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  const characters = [...line];
  if (characters.length <= maxChars) return line;
  const cut = characters.slice(0, maxChars).join('');
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,.;:–-]+$/, '')}…`;
}

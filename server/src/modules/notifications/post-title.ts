/** What a post's title can be made from. */
export interface TitledPost {
  text: string;
  question: string | null;
  reviewTitle: string | null;
  linkTitle: string | null;
}

const maxChars = 80;

/** A post in a few words: how it begins, or what it asks, judges or points to. Empty for pictures without words. */
export function postTitle({ text, question, reviewTitle, linkTitle }: TitledPost): string {
  const source = [question, text, reviewTitle, linkTitle].find((words) => (words?.trim() ?? '') !== '');
  return firstWords(source ?? '');
}

function firstWords(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  const characters = [...line];
  if (characters.length <= maxChars) return line;
  const cut = characters.slice(0, maxChars).join('');
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).trimEnd()}…`;
}

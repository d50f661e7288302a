/** A first line up to this long stands as a story's title. */
export const storyTitleCharacters = 90;

/** Seven lines of a phone; a longer story is continued on its own page. */
export const storyClampCharacters = 300;

/** A story as it is set: a short first line is its title. */
export function splitStory(text: string): { title: string | null; body: string; isLong: boolean } {
  const [first = '', ...rest] = text.trim().split('\n');
  const remaining = rest.join('\n').trim();
  const hasTitle = remaining !== '' && first.length <= storyTitleCharacters;
  const body = hasTitle ? remaining : text.trim();
  return { title: hasTitle ? first : null, body, isLong: body.length > storyClampCharacters };
}

/** What a card shows of a story: where it is cut, the dots that say so would stand alone on an empty line. */
export function withoutEmptyLines(text: string): string {
  return text.replaceAll(/\n\s*\n/g, '\n');
}

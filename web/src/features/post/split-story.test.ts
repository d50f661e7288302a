import { expect, test } from 'vitest';
import { splitStory, storyTitleCharacters, withoutEmptyLines } from './split-story.ts';

test('a short first line is the title of a story, a long one its beginning', () => {
  expect(splitStory('Bread\n\nFlour, water.')).toMatchObject({ title: 'Bread', body: 'Flour, water.' });
  const long = 'a'.repeat(storyTitleCharacters + 1);
  expect(splitStory(`${long}\nmore`)).toMatchObject({ title: null, body: `${long}\nmore` });
});

test('a card shows paragraphs without the empty lines between them', () => {
  expect(withoutEmptyLines('One.\n\nTwo.\n \n\nThree.\nFour.')).toBe('One.\nTwo.\nThree.\nFour.');
});

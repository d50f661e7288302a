import { expect, test } from 'vitest';
import { samplePhoto, sampleProduct } from '../testing/samples.ts';
import { summarizeDraft } from './draft-summary.ts';
import { emptyParts } from './draft-parts.ts';
import { keepParts } from './kept-draft.ts';

test.each([
  [{ kind: 'photo' as const, text: 'My desk' }, 'My desk'],
  [{ kind: 'poll' as const, text: 'More words', question: 'Which one?' }, 'Which one?'],
  [{ kind: 'link' as const, text: '', url: 'https://example.org' }, 'https://example.org'],
  [{ kind: 'photo' as const, text: ' ', url: 'https://example.org' }, 'https://example.org'],
  [{ kind: 'product' as const, products: [sampleProduct('mug', 'A mug')] }, 'A mug'],
  [{ kind: 'story' as const, text: 'A loaf\n\nFlour and water.' }, 'A loaf'],
  [{ kind: 'story' as const, text: 'Flour and water.' }, 'Flour and water.'],
  [{ kind: 'photo' as const }, 'No words yet'],
])('a draft of %j is called %s', (parts, words) =>
  expect(summarizeDraft(keepParts({ ...emptyParts(), ...parts })).words).toBe(words),
);

test('a photo stands for its draft', () => {
  const parts = keepParts({ ...emptyParts(), photos: [samplePhoto('one')] });
  expect(summarizeDraft(parts).picture?.url).toBe('/media/one.jpg');
});

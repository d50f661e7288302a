import { describe, expect, it } from 'vitest';
import { samplePhoto, sampleMedia, sampleProduct } from '../testing/samples.ts';
import { emptyParts, isBlank, type DraftParts } from './draft-parts.ts';
import { fingerprint, fromServer, isSameContent, keepParts, toContent } from './kept-draft.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const mug = sampleProduct('mug');

const full: DraftParts = {
  ...emptyParts('poll'),
  text: 'Which one?',
  interests: ['coffee'],
  photos: [
    samplePhoto('one', { alt: 'A table', tags: [{ product: mug, x: 0.5, y: 0.25 }] }),
    samplePhoto('two', { media: null, stage: 'sending' }),
  ],
  products: [mug],
  url: 'https://example.org',
  question: 'Mug or cup?',
  options: [
    { key: 'a', text: 'Mug', product: mug, picture: null },
    { key: 'b', text: 'Cup', product: null, picture: samplePhoto('three') },
  ],
  closing: 'day',
};

it('notes how long the file of a picture is while only this device has it', () => {
  const file = new File(['all of it'], 'a.jpg');
  const lost = samplePhoto('lost', { media: null, fileBytes: 7 });
  const photos = [samplePhoto('a', { media: null, file }), samplePhoto('b', { file }), lost];
  const kept = keepParts({ ...emptyParts(), photos }).photos;
  expect(kept.map(({ fileBytes }) => fileBytes)).toEqual([9, undefined, 7]);
});

describe('toContent', () => {
  it('says all that was entered, whatever the kind', () =>
    expect(toContent(keepParts(full), now)).toEqual({
      kind: 'poll',
      text: 'Which one?',
      interests: ['coffee'],
      photos: [{ mediaId: 'one', alt: 'A table', tags: [{ productId: 'mug', x: 0.5, y: 0.25 }] }],
      productIds: ['mug'],
      url: 'https://example.org',
      poll: {
        question: 'Mug or cup?',
        options: [
          { text: 'Mug', productId: 'mug', mediaId: null },
          { text: 'Cup', productId: null, mediaId: 'three' },
        ],
        closesAt: '2026-03-11T12:00:00.000Z',
      },
      reviewId: null,
      language: null,
    }));

  it('has no poll where none was begun', () =>
    expect(toContent(keepParts(emptyParts()), now).poll).toBeNull());
});

describe('fromServer', () => {
  const draft = {
    id: 'draft',
    revision: 4,
    content: toContent(keepParts(full), now),
    media: [sampleMedia('one'), sampleMedia('three')],
    products: [mug],
    updatedAt: '2026-03-10T12:00:00.000Z',
  };

  it('comes back as it went, but for photos that never arrived', () => {
    const kept = fromServer(draft, 'me');
    expect(kept).toMatchObject({ id: 'draft', userId: 'me', revision: 4, isDirty: false, updatedAt: now });
    expect(toContent(kept.parts, now)).toEqual(draft.content);
    expect(kept.parts.photos.map(({ key }) => key)).toEqual(['one']);
  });

  it('leaves out what the server has no more', () => {
    const { parts } = fromServer({ ...draft, media: [], products: [] }, 'me');
    expect(parts.photos).toEqual([]);
    expect(parts.products).toEqual([]);
    expect(parts.options.map(({ text, product }) => [text, product])).toEqual([
      ['Mug', null],
      ['Cup', null],
    ]);
  });
});

describe('fingerprint', () => {
  it('is the same for the same words, and another for another closing', () => {
    expect(fingerprint(keepParts({ ...full }))).toBe(fingerprint(keepParts(full)));
    expect(fingerprint(keepParts({ ...full, closing: 'week' }))).not.toBe(fingerprint(keepParts(full)));
  });
});

describe('isSameContent', () => {
  it('does not mind how the closing was chosen', () =>
    expect(
      isSameContent(keepParts(full), keepParts({ ...full, closing: 'own', ownClosing: '2030-01-01' })),
    ).toBe(true));
  it('minds a letter', () =>
    expect(isSameContent(keepParts(full), keepParts({ ...full, text: 'Which one' }))).toBe(false));
});

describe('isBlank', () => {
  it('is a draft of white space, whatever its kind and interests', () => {
    const spaces: DraftParts = { ...emptyParts('link'), text: ' \n', interests: ['coffee'] };
    expect(isBlank(spaces)).toBe(true);
  });
  it.each([
    { text: 'a' },
    { url: 'a' },
    { question: 'a' },
    { reviewId: 'a' },
    { products: [mug] },
    { photos: full.photos },
    { options: full.options },
  ])('is none with %j', (parts) => expect(isBlank({ ...emptyParts(), ...parts })).toBe(false));
});

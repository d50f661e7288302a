import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyParts, newOption } from './draft/draft-parts.ts';
import { createPublishing, toNewPost } from './publish-draft.ts';
import { samplePhoto, sampleProduct } from './testing/samples.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const mug = sampleProduct('mug');
const everything = {
  ...emptyParts(),
  text: ' Words ',
  interests: ['coffee'],
  photos: [samplePhoto('one', { alt: ' A desk ', tags: [{ product: mug, x: 0.1, y: 0.2 }] })],
  products: [mug],
  url: 'example.org',
  question: ' Which? ',
  options: [
    { ...newOption('Mug'), product: mug },
    { ...newOption(' Cup '), picture: samplePhoto('two') },
  ],
  reviewId: 'review',
};
const common = { text: 'Words', interests: ['coffee'] };
const media = [{ id: 'one', alt: 'A desk', tags: [{ productId: 'mug', x: 0.1, y: 0.2 }] }];

describe('toNewPost', () => {
  it.each([
    ['photo' as const, { media }],
    ['story' as const, { media }],
    ['product' as const, { productIds: ['mug'] }],
    ['link' as const, { url: 'https://example.org' }],
    ['review' as const, { reviewId: 'review' }],
    [
      'poll' as const,
      {
        poll: {
          question: 'Which?',
          options: [
            { text: 'Mug', productId: 'mug' },
            { text: 'Cup', mediaId: 'two' },
          ],
          closesAt: '2026-03-13T12:00:00.000Z',
        },
      },
    ],
  ])('takes for a %s post what it is made of, and nothing else', (kind, parts) =>
    expect(toNewPost({ ...everything, kind }, now)).toEqual({ kind, ...common, ...parts }),
  );

  it('leaves a poll open for good where one chose so', () =>
    expect(toNewPost({ ...everything, kind: 'poll', closing: 'never' }, now).poll).not.toHaveProperty(
      'closesAt',
    ));
});

describe('publishing', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('says the same to the letter when it tries again, and another thing after a change', async () => {
    vi.useFakeTimers({ now });
    const sent: { key: string | null; body: string }[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push({ key: new Headers(init.headers).get('idempotency-key'), body: String(init.body) });
      throw new TypeError('Failed to fetch');
    });
    const publishing = createPublishing();
    const poll = { ...everything, kind: 'poll' as const };
    for (const parts of [poll, poll, { ...poll, text: 'Other words' }]) {
      await expect(publishing.publish('draft', parts)).rejects.toThrow('Failed to fetch');
      vi.advanceTimersByTime(60_000);
    }
    const [first, again, changed] = sent;
    expect(first?.key).toBe('draft');
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ draftId: 'draft' });
    expect(again).toEqual(first);
    expect(changed?.body).not.toBe(first?.body);
  });
});

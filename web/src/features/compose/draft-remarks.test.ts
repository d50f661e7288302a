import { describe, expect, it } from 'vitest';
import { createApiProblem } from '#lib/api/index.ts';
import { missingParts, remarksOf } from './draft-remarks.ts';
import { emptyParts, newOption, type DraftParts } from './draft/draft-parts.ts';
import { samplePhoto, sampleProduct } from './testing/samples.ts';

const whole: Partial<DraftParts> = { interests: ['coffee'] };
const problem = (errors: { path: string; message: string }[], code = 'validation_failed') =>
  createApiProblem({ type: '', title: '', status: 422, detail: 'Something is missing.', code, errors });

describe('missingParts', () => {
  it.each([
    ['photo', 'photos'],
    ['story', 'text'],
    ['product', 'products'],
    ['link', 'url'],
    ['review', 'review'],
    ['poll', 'question'],
  ] as const)('misses what a %s post is made of', (kind, part) =>
    expect(missingParts({ ...emptyParts(kind), ...whole })).toHaveProperty(part),
  );

  it.each([
    { ...emptyParts('photo'), photos: [samplePhoto('one')] },
    { ...emptyParts('story'), text: 'Once' },
    { ...emptyParts('product'), products: [sampleProduct('mug')] },
    { ...emptyParts('link'), url: 'example.org' },
    { ...emptyParts('review'), reviewId: 'one' },
    { ...emptyParts('poll'), question: 'Which?', options: [newOption('a'), newOption('b')] },
  ])('misses nothing of a whole $kind post but its interest', (parts) => {
    expect(Object.keys(missingParts(parts) ?? {})).toContain('interests');
    expect(missingParts({ ...parts, ...whole })).toBeNull();
  });

  it('does not mind what waits for another kind', () => {
    const failed = samplePhoto('one', {
      stage: 'failed',
      failure: { sentence: 'Too large.', canRetry: false },
    });
    const parts = { ...emptyParts('link'), ...whole, url: 'example.org', photos: [failed] };
    expect(missingParts(parts)).toBeNull();
    expect(missingParts({ ...parts, kind: 'photo' })?.photo[0]).toMatch(/did not arrive/);
  });

  it('names the choice that has no words', () => {
    const parts = {
      ...emptyParts('poll'),
      ...whole,
      question: 'Which?',
      options: [newOption('a'), newOption()],
    };
    expect(missingParts(parts)?.option).toEqual({ 1: 'This choice needs a few words.' });
  });
});

describe('remarksOf', () => {
  it.each([
    ['/text', { text: 'No.' }],
    ['/interests', { interests: 'No.' }],
    ['/media', { photos: 'No.' }],
    ['/media/2/tags', { photo: { 2: 'No.' } }],
    ['/productIds/0', { products: 'No.' }],
    ['/url', { url: 'No.' }],
    ['/reviewId', { review: 'No.' }],
    ['/poll/question', { question: 'No.' }],
    ['/poll/options', { options: 'No.' }],
    ['/poll/options/1/productId', { option: { 1: 'No.' } }],
    ['/poll/closesAt', { closing: 'No.' }],
    ['/kind', { form: 'No.' }],
  ])('puts a remark about %s where it belongs', (path, remarks) =>
    expect(remarksOf(problem([{ path, message: 'No.' }]))).toEqual({ photo: {}, option: {}, ...remarks }),
  );

  it('says what the server said where it names no part', () =>
    expect(remarksOf(problem([])).form).toBe('Something is missing.'));

  it('says where to find a post that is out already', () =>
    expect(remarksOf(problem([], 'idempotency_conflict')).form).toMatch(/published already/));
});

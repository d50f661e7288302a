import { expect, test } from 'vitest';
import { uploadSummary, uploadWords } from './upload-words.ts';

const stage = (name: 'queued' | 'sending' | 'waiting' | 'paused' | 'held' | 'arrived' | 'failed') => ({
  stage: name,
});

test('a photo that is there needs no words', () =>
  expect(uploadWords({ stage: 'arrived', progress: 1, failure: null, pause: null })).toBeNull());

test('a photo on its way says how far it is, and never that it is there before it is', () => {
  expect(uploadWords({ stage: 'sending', progress: 0.999, failure: null, pause: null })).toBe('Sending, 99%');
  expect(uploadWords({ stage: 'sending', progress: 1, failure: null, pause: null })).toBe('Nearly there');
});

test('a photo the server does not take just now says why, and when it goes on', () => {
  const paused = { stage: 'paused', progress: 0, failure: null } as const;
  expect(uploadWords({ ...paused, pause: { reason: 'limit', leftMs: 41_200 } })).toBe(
    'Those were many photos at once. It goes on by itself in 42 seconds.',
  );
  expect(uploadWords({ ...paused, pause: { reason: 'trouble', leftMs: 90_000 } })).toBe(
    'Spark is busy just now. It goes on by itself in 2 minutes.',
  );
});

test('a photo that is kept back says what has to come first', () => {
  const kept = { progress: 0, failure: null, pause: null };
  expect(uploadWords({ ...kept, stage: 'held' })).toContain('once you may post');
  expect(uploadWords({ ...kept, stage: 'signed-out' })).toContain('once you have signed in again');
});

test('a photo that failed says why', () =>
  expect(
    uploadWords({
      stage: 'failed',
      progress: 0,
      failure: { sentence: 'Too large.', canRetry: false },
      pause: null,
    }),
  ).toBe('Too large.'));

test.each([
  [[], ''],
  [[stage('arrived')], 'The photo has arrived.'],
  [[stage('arrived'), stage('arrived')], 'All photos have arrived.'],
  [[stage('arrived'), stage('sending')], '1 of 2 photos have arrived.'],
  [
    [stage('arrived'), stage('paused')],
    '1 of 2 photos have arrived. Spark asks for a pause. It goes on by itself.',
  ],
  [[stage('failed'), stage('waiting')], '0 of 2 photos have arrived. 1 failed. Waiting for the connection.'],
])('%j is summed up as %j', (pictures, summary) => expect(uploadSummary(pictures)).toBe(summary));

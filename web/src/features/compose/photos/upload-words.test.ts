import { expect, test } from 'vitest';
import { uploadSummary, uploadWords } from './upload-words.ts';

const stage = (name: 'queued' | 'sending' | 'waiting' | 'held' | 'arrived' | 'failed') => ({ stage: name });

test('a photo that is there needs no words', () =>
  expect(uploadWords({ stage: 'arrived', progress: 1, failure: null })).toBeNull());

test('a photo on its way says how far it is, and never that it is there before it is', () => {
  expect(uploadWords({ stage: 'sending', progress: 0.999, failure: null })).toBe('Sending, 99%');
  expect(uploadWords({ stage: 'sending', progress: 1, failure: null })).toBe('Nearly there');
});

test('a photo that failed says why', () =>
  expect(
    uploadWords({ stage: 'failed', progress: 0, failure: { sentence: 'Too large.', canRetry: false } }),
  ).toBe('Too large.'));

test.each([
  [[], ''],
  [[stage('arrived')], 'The photo has arrived.'],
  [[stage('arrived'), stage('arrived')], 'All photos have arrived.'],
  [[stage('arrived'), stage('sending')], '1 of 2 photos have arrived.'],
  [[stage('failed'), stage('waiting')], '0 of 2 photos have arrived. 1 failed. Waiting for the connection.'],
])('%j is summed up as %j', (pictures, summary) => expect(uploadSummary(pictures)).toBe(summary));

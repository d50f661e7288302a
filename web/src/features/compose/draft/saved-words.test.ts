import { expect, test } from 'vitest';
import { savedWords } from './saved-words.ts';

test.each([
  ['new', null, 'Saves itself as you write'],
  ['saving', null, 'Saving…'],
  ['saved', null, 'Saved'],
  ['device', null, 'Saved on this device'],
  ['device', 'You have 50 drafts already.', 'Saved on this device. You have 50 drafts already.'],
  [
    'full',
    null,
    'Not saved: this device is full. Make room on it, or leave this page open until Spark can be reached.',
  ],
  ['unsaved', null, 'Not saved: this browser keeps nothing, and Spark is out of reach.'],
] as const)('%s (%s) is said as %s', (state, refusal, text) =>
  expect(savedWords({ state, refusal }).text).toBe(text),
);

import { termNames, type TermName } from '@spark/ranking';
import { describe, expect, test } from 'vitest';
import { speak } from '../../../platform/sentences/index.ts';
import { whyWords, type WhyFacts } from './why-words.ts';

const hourS = 3_600;
const setting = (name: string, weight: number | null, snoozedUntil: string | null = null) => ({
  slug: name.toLowerCase(),
  name,
  isChosen: weight !== null,
  weight,
  snoozedUntil,
});
const facts: WhyFacts = {
  authorName: 'Maya',
  interests: [setting('BBQ', 1)],
  tastes: { fresh: 1, followed: 1, popular: 1, shoppable: 1 },
  lessOf: [],
  matchedInterestIds: [],
  responsesToInterests: 0,
  isFollowed: true,
  isNewAuthor: false,
  isShoppable: true,
  ageS: 5 * hourS,
  responses: {
    smile: 1_200,
    save: 1,
    comment: 0,
    view: 90,
    click: 0,
    bag: 0,
    order: 0,
    dwell: 0,
    hide: 0,
    report: 0,
  },
  authorCare: 4,
  responsesToAuthor: 3,
  caredProductIds: ['a', 'b'],
  isReachedByWalk: true,
};
const say = (name: TermName, more: Partial<WhyFacts> = {}, value = 1) =>
  speak('en', whyWords[name]({ ...facts, ...more }, value));

test.each<[TermName, string]>([
  ['interest', 'You chose BBQ'],
  ['walk', 'People who liked what you liked took to this, too'],
  ['followed', 'You follow Maya'],
  ['author', 'Posts by Maya helped you 3 times'],
  ['product', 'You looked into 2 of the products it shows'],
  ['fresh', 'New: 5 hours old'],
  ['popular', 'Others liked it: 1,200 smiles and 1 save'],
  ['shoppable', 'You want more posts with products to buy'],
  ['explore', 'We are trying out posts few have seen'],
  ['notInterested', 'You wanted less of this'],
])('%s: %s', (name, words) => {
  expect(say(name)).toBe(words);
});

test('every term has words, whatever the facts', () => {
  const nothing: Partial<WhyFacts> = {
    responses: { ...facts.responses, smile: 0, save: 0 },
    responsesToAuthor: 0,
    caredProductIds: [],
    ageS: 0,
    isNewAuthor: true,
  };
  for (const name of termNames)
    for (const value of [1, -1]) expect(say(name, nothing, value)).toMatch(/^[A-Z].{8}/);
});

describe('interests', () => {
  test.each([
    [[setting('BBQ', 1), setting('Cats', 1)], 'You chose BBQ and Cats'],
    [[setting('BBQ', 1.5)], 'You turned BBQ up'],
    [[setting('BBQ', 1), setting('Cats', 0.5)], 'You chose BBQ and turned Cats down'],
    [[setting('BBQ', 1), setting('Cats', 0), setting('Tea', null)], 'You chose BBQ'],
    [[setting('BBQ', 1, '2027-01-01T00:00:00Z'), setting('Cats', 2)], 'You turned Cats up'],
    [[setting('Tea', null)], 'You often take to posts about Tea'],
  ])('%#: %s', (interests, words) => {
    expect(say('interest', { interests })).toBe(words);
  });
});

test('what somebody turned up or down is said beside it', () => {
  const tastes = { fresh: 2, followed: 0.5, popular: 0.25, shoppable: 1 };
  expect(say('fresh', { tastes })).toBe('New: 5 hours old (you turned this up)');
  expect(say('followed', { tastes })).toBe('You follow Maya (you turned this down)');
  expect(say('popular', { tastes })).toMatch(/\(you turned this down\)$/);
});

test.each([
  [0, 'New: not a minute old'],
  [61, 'New: 1 minute old'],
  [25 * hourS, 'New: 1 day old'],
  [80 * hourS, '3 days old'],
])('after %i seconds: %s', (ageS, words) => {
  expect(say('fresh', { ageS })).toBe(words);
});

test('what speaks against a post is said as such', () => {
  expect(say('popular', {}, -0.2)).toBe('Others hid or reported it');
  expect(say('shoppable', {}, -0.2)).toBe('You want fewer posts with products to buy');
  expect(say('notInterested', { lessOf: ['Maya', 'BBQ'] }, -1)).toBe('You wanted less of Maya and BBQ');
});

test('what one responded to speaks for the interests of a post, beside what one chose', () => {
  expect(say('interest', { responsesToInterests: 1 })).toBe('You chose BBQ, and took to 1 post like this');
  expect(say('interest', { responsesToInterests: 12 })).toBe('You chose BBQ, and took to 12 posts like this');
});

test('one is helped once, twice, or so many times', () => {
  expect(say('author', { responsesToAuthor: 1 })).toBe('Posts by Maya helped you once');
  expect(say('author', { responsesToAuthor: 2 })).toBe('Posts by Maya helped you twice');
  expect(say('author', { responsesToAuthor: 0 })).toBe('You took to Maya before');
});

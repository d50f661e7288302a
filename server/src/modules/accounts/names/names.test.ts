import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../../../test/shared-data.ts';
import { findDeception } from './deceptive-text.ts';
import { refuseHandle } from './handle.policy.ts';
import { looksLikeStaff, skeletonOf } from './look-alikes.ts';
import { speak, type Sentence } from '../../../platform/sentences/index.ts';
import { refuseName } from './name.policy.ts';

const said = (refusal: Sentence | null) => (refusal === null ? null : speak('en', refusal));

const unicode = findSharedData('bad-input/unicode/confusable_names.jsonl');
const nobody = { isStaff: false };

describe.skipIf(unicode === null)('a name made to be taken for another', () => {
  const lines = unicode === null ? [] : readFileSync(join(unicode), 'utf8').trim().split('\n');
  // Lists of the test data.
  const cases = lines.map((line) => JSON.parse(line) as { taken: string; attempt: string; why: string });
  test.each(cases)('$attempt is no handle and has the skeleton of $taken: $why', ({ taken, attempt }) => {
    expect(skeletonOf(attempt)).toBe(skeletonOf(taken));
    expect(said(refuseHandle(attempt, nobody))).toMatch(/[.]$/);
  });
});

test.each([
  ['a\u200Bb', 'invisible'],
  ['soft\u00ADly', 'invisible'],
  ['\u3164', 'invisible'],
  ['a\u180Eb', 'invisible'],
  ['\u{E0041}\u{E0042}', 'invisible'],
  ['\uFFFE', 'invisible'],
  ['photo \u202Egnp.exe', 'direction'],
  ['nu\u2066ll', 'direction'],
  [`H${'\u0316\u0330'.repeat(9)}`, 'stacked'],
  ['p\u0430ypal', 'mixed'],
  ['Γeorge', 'mixed'],
] as const)('%j looks other than it is: %s', (text, deception) => {
  expect(findDeception(text)).toBe(deception);
  expect(said(refuseName(text, nobody))).toMatch(/[.]$/);
});

test.each([
  'Zoë O’Hara-Łukasz',
  '李小龙',
  '山田 ハナコ Hanako',
  'Анна Smith',
  'Ελένη',
  'می\u200Cخواهم',
  'क्\u200Dष',
  '👨\u200D👩\u200D👧 Family',
  '👩🏽\u200D🌾',
  '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  'Nguyễn Thị Minh Khai',
  'Mark Spark',
  'Bob Badminton',
  'Root & Branch',
  '<b onmouseover=alert(1)>x',
])('%s is a name', (name) => expect(refuseName(name, nobody)).toBeNull());

test.each([
  'Admin',
  'ADM1N',
  'Spark',
  'Spark Team',
  'sрark',
  'Official Ann',
  '𝐀𝐝𝐦𝐢𝐧',
  'Customer   Care',
  'Ann (Staff)',
])('%s would be taken for staff', (name) => {
  expect(looksLikeStaff(name)).toBe(true);
  expect(refuseName(name, nobody)).not.toBeNull();
  expect(refuseName(name, { isStaff: true })).toEqual(
    findDeception(name) === null ? null : refuseName(name, nobody),
  );
});

test.each([
  'admin',
  'adm1n',
  'admin_7',
  'm0derator',
  'rnoderator',
  'spark_team',
  'the_official_ann',
  'null',
  'api',
])('@%s is kept for the place', (handle) => expect(said(refuseHandle(handle, nobody))).toMatch(/is kept/));

test.each([
  ['No', 'small letters'],
  ['no spaces', 'one word'],
  ['x', 'at least 2'],
  ['h'.repeat(31), 'at most 30'],
  ['__', 'letter'],
  ['42', 'letter'],
  ['jörg', '“ö” cannot be part'],
  ['ann.b', '“.” cannot be part'],
  ['us\u200Ber', 'cannot be seen'],
  ['abc\u202E', 'direction'],
  ['\u0430dmin', 'two alphabets'],
])('@%s is refused: %s', (handle, words) => expect(said(refuseHandle(handle, nobody))).toContain(words));

test.each(['ann', 'badminton', 'spark_lover', 'mark_spark', 'teamwork', 'ann_7'])(
  '@%s may be chosen',
  (handle) => expect(refuseHandle(handle, nobody)).toBeNull(),
);

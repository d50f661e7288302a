import { expect, test } from 'vitest';
import { withInnerMarks } from './inner-marks.ts';

test.each([
  ['She said “yes” and “no”', 'She said ‘yes’ and ‘no’'],
  ['“Linen nap…', '‘Linen nap…'],
  ['A "good" day', 'A ‘good’ day'],
  ['他说“好”', '他说‘好’'],
  ['قال «نعم»', 'قال ‹نعم›'],
  ['„Ja“, sagte sie', '‚Ja‘, sagte sie'],
  ['「はい」と言った', '『はい』と言った'],
  // No marks of speech: inches, an apostrophe, nothing at all.
  ['A 27" screen beside a 24" one', 'A 27" screen beside a 24" one'],
  ['A 27” screen', 'A 27” screen'],
  ["It's a lamp", "It's a lamp"],
  ['', ''],
])('within marks %j is %j', (words, inner) => expect(withInnerMarks(words)).toBe(inner));

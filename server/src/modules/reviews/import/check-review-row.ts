import { limits, sourceLocale } from '@spark/contract';
import { speak } from '../../../platform/sentences/index.ts';
import { shortenValue, type ProductName, type RawRow } from '../../catalog/index.ts';

/** Something that keeps a row out: where, what and why, with what to do about it. */
export interface ReviewIssue {
  line: number;
  field: string;
  /** The offending text, shortened. */
  value: string;
  code: string;
  reason: string;
  hint: string;
}

/** An earlier review as a file states it, checked and normalised. */
export interface EarlierReview {
  line: number;
  /** In lower case. */
  email: string;
  product: ProductName;
  stars: number;
  title: string;
  text: string;
  isVouched: boolean;
  writtenAt: Date;
}

/** A row: a review, or the reasons why not. */
export interface CheckedRow {
  line: number;
  review: EarlierReview | null;
  issues: ReviewIssue[];
}

const longestAddress = 254;
const longestName = 200;
// What can stand in a letter's "To" as it is: one address, with no sign that could begin another.
const address = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:"]{2,}$/u;
const moment = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Judges a row of a file of reviews. */
export function checkReviewRow(raw: RawRow, now: Date): CheckedRow {
  const { line } = raw;
  const issues: ReviewIssue[] = raw.issues.map(({ field, value, code, reason, hint }) => ({
    line,
    field,
    value,
    code,
    reason: speak(sourceLocale, reason),
    hint: speak(sourceLocale, hint),
  }));
  if (issues.length > 0) return { line, review: null, issues };
  const first = (field: string) => raw.fields.get(field)?.[0] ?? '';
  const object = (code: string, field: string, reason: string, hint: string) =>
    void issues.push({ line, field, value: shortenValue(first(field)), code, reason, hint });

  for (const [field, [value = '']] of raw.fields) {
    if (value.includes('\0') || !value.isWellFormed()) {
      object('bad_characters', field, 'holds characters that are no text', 'remove them');
    }
  }
  const review: EarlierReview = {
    line,
    email: readEmail(first('email'), object),
    product: readName({ externalId: first('product_id'), gtin: first('gtin'), sku: first('sku') }, object),
    stars: readStars(first('stars'), object),
    ...readWords({ title: first('title'), text: first('text') }, object),
    isVouched: /^(true|yes|y|1)$/i.test(first('verified')),
    writtenAt: readMoment(first('written_at'), now, object),
  };
  return { line, review: issues.length === 0 ? review : null, issues };
}

type Objection = (code: string, field: string, reason: string, hint: string) => void;

function readEmail(written: string, object: Objection): string {
  const email = written.toLowerCase();
  if (email === '')
    object('missing_field', 'email', 'is missing', 'a review needs the address of its author');
  else if (email.length > longestAddress || !address.test(email)) {
    object('bad_address', 'email', 'is not an e-mail address', 'write it as name@example.com');
  }
  return email;
}

function readName(name: ProductName, object: Objection): ProductName {
  if (Object.values(name).every((part) => part === '')) {
    object('missing_field', 'product_id', 'is missing', 'name the product by product_id, gtin or sku');
  }
  if (Object.values(name).some((part) => part.length > longestName)) {
    object(
      'too_long',
      'product_id',
      'is longer than any product’s',
      'name the product by its id, gtin or sku',
    );
  }
  return name;
}

function readStars(written: string, object: Objection): number {
  const stars = /^[1-5](\.0+)?$/.test(written) ? Number.parseInt(written, 10) : 0;
  if (stars === 0) {
    const code = written === '' ? 'missing_field' : 'bad_number';
    object(code, 'stars', written === '' ? 'is missing' : 'is not a whole number of stars', 'write 1 to 5');
  }
  return stars;
}

function readWords(words: { title: string; text: string }, object: Objection) {
  const { reviewTitleLength, reviewTextLength } = limits;
  if (words.title === '' && words.text === '') {
    object('missing_field', 'text', 'is missing', 'a review says something, in its title or its text');
  }
  if (lengthOf(words.title) > reviewTitleLength) {
    object('too_long', 'title', `is longer than ${reviewTitleLength} characters`, 'shorten it');
  }
  if (lengthOf(words.text) > reviewTextLength) {
    object('too_long', 'text', `is longer than ${reviewTextLength} characters`, 'shorten it');
  }
  return words;
}

function readMoment(written: string, now: Date, object: Objection): Date {
  if (written === '') return now;
  const at = moment.test(written) ? new Date(written) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime())) {
    object('bad_date', 'written_at', 'is not a date', 'write it as 2026-05-31 or 2026-05-31T10:20:00Z');
    return now;
  }
  if (at > now) object('bad_date', 'written_at', 'is in the future', 'write when the review was written');
  return at;
}

// As schemas count: by code point.
function lengthOf(text: string): number {
  return [...text].length;
}

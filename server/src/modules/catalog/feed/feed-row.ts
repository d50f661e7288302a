import type { Availability, Money } from '@spark/contract';
import type { Sentence } from '../../../platform/sentences/index.ts';

/** Something wrong with one row: an `error` leaves the row out, a `warning` takes the row without the part named. */
export interface RowIssue {
  line: number;
  externalId: string | null;
  field: string;
  /** The offending text, shortened. */
  value: string;
  code: RowIssueCode;
  severity: 'error' | 'warning';
  /** What is wrong with the field, and what to do: said after its name, in whatever language the reader has. */
  reason: Sentence;
  hint: Sentence;
}

/** The permanent names of what can be wrong with a row. */
export type RowIssueCode =
  | 'missing_field'
  | 'too_long'
  | 'too_many_fields'
  | 'bad_characters'
  | 'bad_link'
  | 'private_link'
  | 'bad_price'
  | 'ambiguous_price'
  | 'missing_currency'
  | 'unknown_currency'
  | 'bad_availability'
  | 'bad_number'
  | 'bad_date'
  | 'bad_sale_price'
  | 'ragged_row'
  | 'broken_quotes'
  | 'bad_json'
  | 'duplicate_id'
  | 'other_feed';

/** A row as a format parser found it: values by field name, nothing judged yet. */
export interface RawRow {
  line: number;
  fields: Map<string, string[]>;
  /** What the parser itself had to object to. */
  issues: RowIssue[];
  /** The file ended without ending this row's line: if anything is wrong with it, the file was cut here. */
  isUnterminated: boolean;
}

/** A format parser: text in, rows out; it throws `FeedError` when the whole file cannot be trusted. */
export interface RowParser {
  push(text: string): RawRow[];
  end(): RawRow[];
}

/** One product as the feed states it, checked and normalised. */
export interface FeedProduct {
  externalId: string;
  groupId: string | null;
  title: string;
  description: string;
  link: string;
  imageLink: string;
  additionalImageLinks: string[];
  availability: Availability;
  quantity: number | null;
  price: Money;
  salePrice: Money | null;
  saleStartsAt: Date | null;
  saleEndsAt: Date | null;
  brand: string | null;
  gtin: string | null;
  mpn: string | null;
  category: string | null;
  /** Everything else worth keeping, by its feed name: colour, size, condition, … */
  attributes: Record<string, string>;
}

/** One checked row: either a product or the reasons why not; warnings may come with a product. */
export interface FeedRow {
  line: number;
  externalId: string | null;
  product: FeedProduct | null;
  issues: RowIssue[];
}

import { limits, type Money } from '@spark/contract';
import { say } from '../../../platform/sentences/index.ts';
import { checkPictures, checkLink } from './check-links.ts';
import type { FeedProduct, FeedRow, RawRow } from './feed-row.ts';
import { productFields } from './field-names.ts';
import { parseAvailability } from './parse-availability.ts';
import { parseInterval, toInterval, type Interval } from './parse-interval.ts';
import { parsePrice } from './parse-price.ts';
import { plainLine, plainParagraphs } from './plain-text.ts';
import { createReader, type RowReader } from './row-reader.ts';
import { tidyCategory } from '../tidy-category.ts';

/** Longest texts a product may have; Google's own are 50, 150 and 5,000, and real feeds exceed the last two. */
const longest = {
  id: 100,
  title: 1_000,
  description: 10_000,
  brand: 100,
  code: 100,
  category: limits.categoryLength,
  attribute: 200,
};

/** Further columns worth keeping for the product page and for search. */
const attributeFields = ['color', 'size', 'material', 'pattern', 'gender', 'age_group', 'condition'] as const;

/** What a row check needs to know beside the row. */
export interface RowRules {
  /** Currency of prices that name none, or `null` to refuse them. */
  defaultCurrency: string | null;
  /** Hosts the operator named: links and pictures may lead to them although they are private. */
  allowedHosts?: readonly string[];
}

/** Judges one row: a normalised product when nothing forbids it, and everything there is to say about it. */
export function checkRow(raw: RawRow, rules: RowRules): FeedRow {
  const issues = [...raw.issues];
  const isBroken = issues.some((issue) => issue.severity === 'error');
  const row = createReader(raw, issues);
  const externalId = row.first('id') || issues.find((issue) => issue.externalId !== null)?.externalId || null;
  const product = isBroken ? null : readProduct(row, rules);

  const isAccepted = !issues.some((issue) => issue.severity === 'error');
  return {
    line: raw.line,
    externalId,
    product: isAccepted ? product : null,
    issues: issues.map((issue) => ({ ...issue, externalId })),
  };
}

function readProduct(row: RowReader, rules: RowRules): FeedProduct | null {
  for (const field of productFields.required) {
    if (row.first(field) === '')
      row.object('missing_field', field, '', say`is missing`, say`every product needs it`);
  }
  const price = readPrice(row, rules);
  const availability = readAvailability(row);
  const link = checkLink(row, 'link', rules.allowedHosts);
  const pictures = checkPictures(row, rules.allowedHosts);
  const sale = readSale(row, price);
  const product = {
    externalId: readText(row, 'id', longest.id),
    groupId: readCode(row, 'item_group_id'),
    title: readText(row, 'title', longest.title),
    description: readDescription(row),
    additionalImageLinks: pictures.additional,
    quantity: readQuantity(row),
    ...sale,
    brand: optional(cut(row, 'brand', longest.brand)),
    gtin: readCode(row, 'gtin'),
    mpn: readCode(row, 'mpn'),
    category: readCategory(row),
    attributes: readAttributes(row),
  };
  if (price === null || availability === null || link === null || pictures.main === null) return null;
  return { ...product, price, availability, link, imageLink: pictures.main };
}

function readText(row: RowReader, field: string, maxChars: number): string {
  const written = row.first(field);
  if (!isStorable(row, field, written)) return '';
  if (written.length > maxChars * 4) {
    row.object('too_long', field, written, say`is longer than ${maxChars} characters`, say`shorten it`);
    return '';
  }
  const text = plainLine(written);
  if (text.length > maxChars)
    row.object('too_long', field, text, say`is longer than ${maxChars} characters`, say`shorten it`);
  if (text === '' && written !== '')
    row.object('missing_field', field, written, say`holds no text`, say`write some`);
  return text;
}

function readDescription(row: RowReader): string {
  const written = row.first('description');
  if (!isStorable(row, 'description', written)) return '';
  const text = plainParagraphs(written);
  if (text.length <= longest.description) return text;
  row.remark(
    'too_long',
    'description',
    text,
    say`was cut to ${longest.description} characters`,
    say`shorten it`,
  );
  return text.slice(0, longest.description).toWellFormed();
}

function cut(row: RowReader, field: string, maxChars: number): string {
  const written = row.first(field);
  if (!isStorable(row, field, written)) return '';
  const text = plainLine(written.slice(0, maxChars * 4));
  if (text.length > maxChars)
    row.remark('too_long', field, text, say`was cut to ${maxChars} characters`, say`shorten it`);
  return text.slice(0, maxChars).toWellFormed();
}

// A code that was shortened would be another product's code.
function readCode(row: RowReader, field: string): string | null {
  const written = row.first(field).trim();
  if (!isStorable(row, field, written)) return null;
  if (written.length <= longest.code) return optional(written);
  row.remark(
    'too_long',
    field,
    written,
    say`is longer than ${longest.code} characters and was left out`,
    say`shorten it`,
  );
  return null;
}

// PostgreSQL cannot hold U+0000, and half a surrogate pair is no character at all.
function isStorable(row: RowReader, field: string, text: string): boolean {
  if (!text.includes('\0') && text.isWellFormed()) return true;
  row.object(
    'bad_characters',
    field,
    text,
    say`holds a character that cannot be stored`,
    say`remove NUL and broken characters`,
  );
  return false;
}

function readPrice(row: RowReader, rules: RowRules): Money | null {
  const written = row.first('price');
  if (written === '') return null;
  const parsed = parsePrice(written, rules.defaultCurrency);
  if (parsed.money === null) row.object(parsed.code, 'price', written, parsed.reason, parsed.hint);
  else if (parsed.money.amount === 0)
    row.remark('bad_price', 'price', written, say`is zero`, say`is it really free?`);
  return parsed.money;
}

function readSale(row: RowReader, price: Money | null) {
  const none = { salePrice: null, saleStartsAt: null, saleEndsAt: null };
  const written = row.first('sale_price');
  if (written === '' || price === null) return none;

  const parsed = parsePrice(written, price.currency);
  if (parsed.money === null) {
    row.remark('bad_sale_price', 'sale_price', written, say`${parsed.reason} and was left out`, parsed.hint);
    return none;
  }
  if (parsed.money.currency !== price.currency || parsed.money.amount >= price.amount) {
    row.remark(
      'bad_sale_price',
      'sale_price',
      written,
      say`is not below the price and was left out`,
      say`lower it`,
    );
    return none;
  }
  const dates = readSaleDates(row);
  if (dates === null) return none;
  return { salePrice: parsed.money, saleStartsAt: dates.start, saleEndsAt: dates.end };
}

// As a period, as feeds have it, or as two moments, as the shop interface has it; without dates the sale is on.
function readSaleDates(row: RowReader): Interval | null {
  const period = row.first('sale_price_effective_date');
  const [from, until] = [row.first('sale_starts_at'), row.first('sale_ends_at')];
  const interval = period === '' ? toInterval(from, until) : parseInterval(period);
  if (interval !== null) return interval;
  const hint = say`write start/end in ISO 8601; the sale price was left out`;
  const written = period === '' ? `${from}/${until}` : period;
  row.remark('bad_date', 'sale_price_effective_date', written, say`is not a period`, hint);
  return null;
}

function readAvailability(row: RowReader) {
  const written = row.first('availability');
  if (written === '') return null;
  const availability = parseAvailability(written);
  if (availability === null) {
    const hint = say`use in_stock, out_of_stock, preorder, backorder or discontinued`;
    row.object('bad_availability', 'availability', written, say`is not an availability`, hint);
  }
  return availability;
}

function readQuantity(row: RowReader): number | null {
  const written = row.first('quantity').trim();
  if (written === '') return null;
  if (/^\d{1,9}(\.0+)?$/.test(written)) return Number.parseInt(written, 10);
  row.remark(
    'bad_number',
    'quantity',
    written,
    say`is not a whole number and was left out`,
    say`write pieces, as in 12`,
  );
  return null;
}

// A shop's own path says more than Google's, and Google's numbers say nothing to people.
function readCategory(row: RowReader): string | null {
  const field = row.first('product_type') === '' ? 'google_product_category' : 'product_type';
  const path = tidyCategory(cut(row, field, longest.category));
  return path === null || /^\d+$/.test(path) ? null : path;
}

function readAttributes(row: RowReader): Record<string, string> {
  const known = attributeFields.map((field) => [field, cut(row, field, longest.attribute)] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== ''));
}

function optional(text: string): string | null {
  return text === '' ? null : text;
}

import type { DeliveryOption } from '@spark/contract';
import { parsePrice, typedPrice } from '#lib/parse-price.ts';

/** A way of delivery as it stands in the table, in whatever words were typed. */
export interface DeliveryRow {
  /** Empty for a new one, which is named after its name. */
  id: string;
  country: string;
  name: string;
  price: string;
  currency: string;
  from: string;
  to: string;
  /** What is wrong with it. */
  remark?: string;
}

/** A row nobody has filled in yet. */
export function newRow(currency: string): DeliveryRow {
  return { id: '', country: '*', name: '', price: '', currency, from: '', to: '' };
}

/** A way of delivery as a row. */
export function rowOf({ id, country, name, price, days }: DeliveryOption): DeliveryRow {
  return {
    id,
    country,
    name,
    price: typedPrice(price.amount, price.currency),
    currency: price.currency,
    from: String(days.from),
    to: String(days.to),
  };
}

/** Reads the rows of the form; those without a name, and those to be removed, are left out. */
export function readRows(form: FormData): DeliveryRow[] {
  const text = (name: string, at: number) => String(form.getAll(name)[at] ?? '').trim();
  const removed = new Set(form.getAll('remove').map(String));
  return form.getAll('name').flatMap((_, at): DeliveryRow[] => {
    const row: DeliveryRow = {
      id: text('id', at),
      country: text('country', at),
      name: text('name', at),
      price: text('price', at),
      currency: text('currency', at).toUpperCase(),
      from: text('from', at),
      to: text('to', at),
    };
    return row.name === '' || removed.has(String(at)) ? [] : [row];
  });
}

/** The ways of delivery of some rows, or the rows with what is wrong with them. */
export function toOptions(
  rows: readonly DeliveryRow[],
): { isGood: true; options: DeliveryOption[] } | { isGood: false; rows: DeliveryRow[] } {
  const read = rows.map((row, at) => ({ row, result: toOption(row, at) }));
  const options = read.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]));
  if (options.length === rows.length) return { isGood: true, options };
  const told = ({ row, result }: (typeof read)[number]) =>
    typeof result === 'string' ? { ...row, remark: result } : row;
  return { isGood: false, rows: read.map(told) };
}

function toOption(row: DeliveryRow, at: number): DeliveryOption | string {
  if (!/^[A-Z]{3}$/.test(row.currency)) return 'The currency has three letters, like USD.';
  const amount = parsePrice(row.price, row.currency);
  if (amount === null) return 'Enter the price as a number, like 4.90; 0 is free.';
  if (![row.from, row.to].every((days) => /^\d{1,3}$/.test(days))) return 'Enter the days as numbers.';
  return {
    id: row.id || slugOf(row.name) || `way-${at + 1}`,
    country: row.country,
    name: row.name,
    price: { amount, currency: row.currency },
    days: { from: Number(row.from), to: Number(row.to) },
  };
}

const slugLength = 60;

function slugOf(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, slugLength).replace(/-+$/, '');
}

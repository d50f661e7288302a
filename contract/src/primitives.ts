import { Type, type Static, type TProperties, type TSchema } from 'typebox';
import { languages } from './languages.ts';
import { limits } from './limits.ts';

/** An object whose unknown fields are refused on the way in and dropped on the way out. */
export function Shape<P extends TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

/** A value that may be absent on purpose: `null`, never missing. */
export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** Text written by a person; it must hold more than white space unless it `mayBeEmpty`. */
export function Text(maxLength: number, { mayBeEmpty = false } = {}) {
  return Type.String({ maxLength, ...(mayBeEmpty ? {} : { pattern: '\\S' }) });
}

/** How an id is written. */
export const idPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** The language something is written in, one of `languages`. */
export const WrittenIn = Type.Enum([...languages]);

/** UUIDv7 in its canonical lower-case form. */
export const Id = Type.String({ pattern: idPattern });

/** The part of an address that names a thing: lower-case words joined by hyphens. */
export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });

/** The name of a storefront in its address, `/shop/<name>`: lower-case words joined by hyphens. */
export const StorefrontSlug = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  minLength: limits.storefrontSlugMinLength,
  maxLength: limits.storefrontSlugLength,
});

/** A member's public name in addresses and mentions. */
export const Handle = Type.String({
  pattern: '^[a-z0-9_]+$',
  minLength: limits.handleMinLength,
  maxLength: limits.handleLength,
});

/** ISO 8601 in UTC. */
export const Timestamp = Type.String({ format: 'date-time' });

/** Integer minor units (cents) and an ISO 4217 currency. */
export const Money = Shape({
  amount: Type.Integer({ minimum: 0, maximum: 100_000_000_000 }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});
export type Money = Static<typeof Money>;

/** A fraction of a photo's width or height, from the top left. */
export const Fraction = Type.Number({ minimum: 0, maximum: 1 });

/** Query parameters of every list. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.maxPageSize })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
};

/** Answer of every list: the items and the way on, `null` at the end. */
export function PageOf<T extends TSchema>(item: T) {
  return Shape({ items: Type.Array(item), nextCursor: Nullable(Type.String()) });
}

/** One page of a list, as a static type. */
export type Page<T> = { items: T[]; nextCursor: string | null };

import type { Theme } from '@spark/contract';
import { listView, type ListReader } from '../lists/index.ts';
import type { ThemeRow } from './themes.queries.ts';

/** A theme as the contract shows it. */
export function themeView(row: ThemeRow, reader: ListReader): Theme {
  return { ...listView(row, reader), slug: row.slug, publishedAt: row.published_at.toISOString() };
}

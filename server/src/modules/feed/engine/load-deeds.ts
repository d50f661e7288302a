import { collectResponses, collectTouches, type DeedBatch, type Deeds, type FeedIndex } from '@spark/ranking';
import { offsetsOf, width, type CopiedRows } from '../../../platform/db/index.ts';
import { integers, seconds } from './copied-columns.ts';
import { copy, type CopySource } from './copy-source.ts';
import { copiedResponses, copiedTouches } from './touches.queries.ts';

const widths = [width.id, width.id, width.integer, width.moment];

/** Collects what people did with posts, which have to be there. */
export async function copyResponses(index: FeedIndex, deeds: Deeds, source: CopySource): Promise<void> {
  const batchOf = deedReader(source.untilS);
  for (const rowsOf of copiedResponses())
    await copy(source, rowsOf, widths, (rows) => collectResponses(index, deeds, batchOf(rows)));
}

/** Collects what people did with products, authors and interests. */
export async function copyTouches(index: FeedIndex, deeds: Deeds, source: CopySource): Promise<void> {
  const batchOf = deedReader(source.untilS);
  for (const { kind, rows: rowsOf } of copiedTouches())
    await copy(source, rowsOf, widths, (rows) => collectTouches(index, deeds, kind, batchOf(rows)));
}

function deedReader(untilS: number): (rows: CopiedRows) => DeedBatch {
  const [thingOffset = 0, personOffset = 0, what = 0, at = 0] = offsetsOf(widths);
  const whatsOf = integers(what);
  const timesOf = seconds(at, untilS);
  return (rows) => ({ ...rows, thingOffset, personOffset, whats: whatsOf(rows), times: timesOf(rows) });
}

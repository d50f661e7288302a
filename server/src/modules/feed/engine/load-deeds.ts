import { collectResponses, collectTouches, type DeedBatch, type Deeds, type FeedIndex } from '@spark/ranking';
import { offsetsOf, width } from '../../../platform/db/index.ts';
import { always, integers, seconds } from './copied-columns.ts';
import { copy, type Copy } from './copy-source.ts';
import { copiedResponses, copiedTouches, type CopiedDeeds } from './touches.queries.ts';

/** Collects what people did with posts, which have to be there. */
export function copyResponses(index: FeedIndex, deeds: Deeds): Copy[] {
  return copiedResponses().map((copied) =>
    copyDeeds(copied, (batch) => collectResponses(index, deeds, batch)),
  );
}

/** Collects what people did with products, authors and interests. */
export function copyTouches(index: FeedIndex, deeds: Deeds): Copy[] {
  return copiedTouches().map(({ kind, ...copied }) =>
    copyDeeds(copied, (batch) => collectTouches(index, deeds, kind, batch)),
  );
}

function copyDeeds({ rows: statement, always: one }: CopiedDeeds, take: (batch: DeedBatch) => void): Copy {
  const widths = [width.id, width.id, width.moment, ...(one === null ? [width.integer] : [])];
  const [thingOffset = 0, personOffset = 0, at = 0, what = 0] = offsetsOf(widths);
  return (source) => {
    const whatsOf = one === null ? integers(what) : always(one);
    const timesOf = seconds(at, source.untilS);
    return copy(source, statement, widths, (rows) =>
      take({ ...rows, thingOffset, personOffset, whats: whatsOf(rows), times: timesOf(rows) }),
    );
  };
}

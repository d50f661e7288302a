import { createFresh } from '../../graph/adjacency.ts';
import { sharedDoubles, sharedIntegers } from '../../shared.ts';
import { finish, type Steps } from '../../steps.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { countEdges } from './compaction.ts';
import { orderCut } from './cut-rows.ts';
import type { Deeds } from './deeds.ts';
import { reckonDiscounts } from './discounts.ts';
import { createRows } from './edge-rows.ts';
import { findMutual, pairPeople, type MutualOrder, type PairedPeople } from './find-mutual.ts';
import { entriesIn, forgetAll, groupsOf, joinEntries, takeAll } from './grouped-entries.ts';
import { edgesPerDeed, layRows, type LaidRows, type RowOrder } from './lay-rows.ts';
import { mirrorRows, type MirrorOrder } from './mirror-edges.ts';
import { rankIds } from './rank-ids.ts';

/**
 * Links all that was collected, as `respond` and `touch` would one by one, and lays the edges side by side; for an index
 * to which nobody responded yet. Everything is in columns, and an edge costs no object: millions of them are laid down in
 * seconds. Looking for an earlier edge costs nothing here; one by one, a thing everybody touched would be quadratic.
 * The collection is empty afterwards. O(deeds · log of the most of one person).
 * @param now when this is; what is said to be later happened now
 */
export function linkCollected(index: FeedIndex, deeds: Deeds, now: number): void {
  finish(linkInSteps(index, deeds, now));
}

/** The same in steps; nobody may read the index meanwhile. */
export function* linkInSteps(index: FeedIndex, deeds: Deeds, now: number): Steps<void> {
  const rows = orderRows(index, deeds, now);
  const known = yield* knowPeople(index);
  const laid = yield* layRows(rows);
  const mirror = joinRows(index, rows, { laid: [laid], known });
  yield* mirrorRows(mirror);
  const mutual = linkRows(index, mirror, known);
  yield* reckonDiscounts(index, yield* findMutual(mutual));
}

/**
 * Begins the same where several threads do it: each lays rows of one order (`layRows`), `joinRows` makes of them an order to
 * be mirrored (`mirrorRows`), which each of them does a part of, `linkRows` one to find who touched each other
 * (`findMutual`), and `reckonDiscounts` ends it. Whatever they read and write is
 * shared, and whoever is done with a group of nodes takes the next one: no thread waits for another that has more to do.
 */
export function orderRows(index: FeedIndex, deeds: Deeds, now: number): RowOrder {
  const { graph } = index;
  if (graph.touched.targets.length + graph.touched.fresh.count > 0)
    throw new Error('what people did is linked at once before anything else is');
  index.latestS = Math.floor(now);
  index.graph = { ...graph, baseS: index.latestS };
  const { entries } = deeds;
  const groups = groupsOf(entries.bits, graph.people.count);
  const begins = sharedIntegers(groups);
  for (let group = 1; group < groups; group += 1)
    begins[group] = (begins[group - 1] ?? 0) + entriesIn(entries.groups[group - 1]) * edgesPerDeed;
  const order: RowOrder = {
    source: sourceOf(index),
    deeds: takeAll(entries),
    now: index.latestS,
    begins,
    ends: sharedIntegers(groups),
    // Memory that is never written to costs nothing.
    rows: createRows(graph.people.count, deeds.count * edgesPerDeed),
    degrees: sharedDoubles(graph.people.kinds.length),
    next: sharedIntegers(1),
  };
  deeds.count = 0;
  return order;
}

/** What `joinRows` and `linkRows` have to know of people, for which nothing has to be laid. */
export interface KnownPeople {
  /** By person: the place of their id among all. */
  ranks: Int32Array;
  paired: PairedPeople;
}

/** Finds that out, in steps. O(people · log people). */
export function* knowPeople(index: FeedIndex): Steps<KnownPeople> {
  return { ranks: yield* rankIds(index.graph.people), paired: yield* pairPeople(index.graph) };
}

/** Makes an order to mirror what was laid, and to put the rows side by side without what is empty between them. */
export function joinRows(
  index: FeedIndex,
  rows: RowOrder,
  { laid, known: { ranks } }: { laid: readonly LaidRows[]; known: KnownPeople },
): MirrorOrder {
  const { things } = index.graph;
  forgetAll(rows.deeds);
  for (const { held } of laid) for (const [key, bond] of held) index.held.set(key, bond);
  const edges = joinEntries(laid.map((one) => one.edges));
  const begins = sharedIntegers(groupsOf(edges.bits, things.count));
  for (let group = 1; group < begins.length; group += 1)
    begins[group] = (begins[group - 1] ?? 0) + entriesIn(edges.groups[group - 1]);
  const count = edges.groups.reduce((sum, chunks) => sum + entriesIn(chunks), 0);
  return {
    cut: orderCut(rows),
    edges,
    begins,
    mirrored: createRows(things.count, count),
    degrees: sharedDoubles(things.kinds.length),
    ranks,
    next: sharedIntegers(1),
  };
}

/** Makes the graph of edges that were laid and mirrored, and an order to find who touched each other. */
export function linkRows(index: FeedIndex, mirror: MirrorOrder, { paired }: KnownPeople): MutualOrder {
  const { graph } = index;
  const { whole, bits, begins, degrees } = mirror.cut;
  index.graph = {
    ...graph,
    people: { ...graph.people, degrees },
    things: { ...graph.things, degrees: mirror.degrees },
    touched: { ...whole, fresh: createFresh(graph.people.count) },
    touchedBy: { ...mirror.mirrored, fresh: createFresh(graph.things.count) },
  };
  // Whoever still knows of the order holds nothing by it.
  forgetAll(mirror.edges);
  mirror.cut.rows = createRows(0, 0);
  index.edgeCounts = countEdges(index.graph);
  return {
    paired,
    bits,
    groups: begins.length,
    touched: whole,
    touchedBy: mirror.mirrored,
    next: sharedIntegers(1),
  };
}

/** What other threads need of an index, and no more: what is not shared is copied for each. */
function sourceOf({ rows, parts, objections, graph }: FeedIndex): RowOrder['source'] {
  const { halfLifeS, baseS, things } = graph;
  return {
    rows,
    parts,
    objections,
    graph: { halfLifeS, baseS, things: { count: things.count, keys: things.keys } },
  };
}

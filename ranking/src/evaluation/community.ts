import { createGraph, link, takeNode, type Graph, type NodeKind } from '../graph/index.ts';
import { compact } from '../graph/compact.ts';

/** What each person touched, oldest first; people and things are numbered from 0. */
export type Histories = readonly (readonly number[])[];

/** The id of a numbered person or thing of a data set. */
export function numberedId(number: number): string {
  return `00000000-0000-0000-0000-${number.toString(16).padStart(12, '0')}`;
}

/** When each touch of histories was, and how fast it counts less. */
export interface Times {
  /** Seconds, for each person as many as things. */
  times: readonly (readonly number[])[];
  halfLifeS: number;
  /** How much each touch says, for each person as many as things; 1 where nothing is said of it. */
  weights?: readonly (readonly number[])[];
}

/**
 * A graph of histories: the node of each person and thing is its number. Without times each edge is a second younger than
 * the one before. O(touches · things of a person).
 */
export function graphOf(
  histories: Histories,
  things: number,
  kind: NodeKind = 'product',
  { times, halfLifeS, weights = [] }: Times = { times: [], halfLifeS: Infinity },
): Graph {
  const baseS = latestOf(times);
  const graph = createGraph({ halfLifeS, baseS });
  for (let thing = 0; thing < things; thing += 1) takeNode(graph.things, numberedId(thing), kind);
  for (const [person, history] of histories.entries()) {
    takeNode(graph.people, numberedId(person), 'user');
    for (const [place, thing] of history.entries()) {
      link(graph, person, thing, weights[person]?.[place] ?? 1, times[person]?.[place] ?? place);
    }
  }
  return compact(graph, baseS);
}

/** How often each thing was touched. */
export function countTouches(histories: Histories, things: number): Int32Array {
  const counts = new Int32Array(things);
  for (const history of histories) for (const thing of history) counts[thing] = (counts[thing] ?? 0) + 1;
  return counts;
}

/** The latest of all times, or 0. */
export function latestOf(times: Times['times']): number {
  let latest = 0;
  for (const one of times) for (const time of one) latest = Math.max(latest, time);
  return latest;
}

import { createGraph, link, takeNode, type Graph, type NodeKind } from '../graph/index.ts';
import { compact } from '../graph/compact.ts';

/** What each person touched, oldest first; people and things are numbered from 0. */
export type Histories = readonly (readonly number[])[];

/** The id of a numbered person or thing of a data set. */
export function numberedId(number: number): string {
  return `00000000-0000-0000-0000-${number.toString(16).padStart(12, '0')}`;
}

/** A graph of histories: the node of each person and thing is its number. Each edge is a second younger than the one before. */
export function graphOf(histories: Histories, things: number, kind: NodeKind = 'product'): Graph {
  const graph = createGraph();
  for (let thing = 0; thing < things; thing += 1) takeNode(graph.things, numberedId(thing), kind);
  for (const [person, history] of histories.entries()) {
    takeNode(graph.people, numberedId(person), 'user');
    for (const [second, thing] of history.entries()) link(graph, person, thing, 1, second);
  }
  return compact(graph, 0);
}

/** How often each thing was touched. */
export function countTouches(histories: Histories, things: number): Int32Array {
  const counts = new Int32Array(things);
  for (const history of histories) for (const thing of history) counts[thing] = (counts[thing] ?? 0) + 1;
  return counts;
}

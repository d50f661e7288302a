import type { Graph } from '../graph/graph.ts';
import { clearReached, createReached, mixIn, type Reached } from './reached.ts';
import { findSuccessors } from './successors.ts';
import { createWalkSpace, stepsOf, walk, type WalkSettings, type WalkSpace } from './walk.ts';

/** How what a reader may like is found. */
export interface FindSettings extends WalkSettings {
  /** How much the best of what others touched right afterwards counts, beside the best of the walk; 0 where order says nothing. */
  successorShare: number;
}

/** Memory that findings share, one after the other. */
export interface FindSpace extends WalkSpace {
  successors: Reached;
}

/** Room to find things in. */
export function createFindSpace(): FindSpace {
  return { ...createWalkSpace(), successors: createReached() };
}

/**
 * What somebody with this history may like: the walk and, mixed into it, what others touched right after the latest of
 * these things. The scores lie in `space` as after a walk; things of the history are among them and are for the caller to
 * leave out. O(walk + successors).
 * @param history oldest first
 */
export function findThings(
  graph: Graph,
  history: readonly number[],
  settings: FindSettings,
  space: FindSpace,
): void {
  walk(graph, stepsOf(history, settings), settings, space);
  if (!(settings.successorShare > 0)) return;
  const known = new Set(history);
  findSuccessors(graph, history, settings, space.successors);
  mixIn(space, space.successors, settings.successorShare, (thing) => !known.has(thing));
  clearReached(space.successors);
}

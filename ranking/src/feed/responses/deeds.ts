import { findNode, findNodes, takeNode, takeNodes, type GivenId, type IdBatch } from '../../graph/index.ts';
import { responses, touchKinds, type Response, type TouchKind } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { roomFor } from '../posts/node-room.ts';
import { isLive } from '../posts/post.ts';
import { growRows } from '../posts/rows.ts';
import { takeThing } from '../posts/put-post.ts';
import { objectionKey } from './bonds.ts';
import { chunkFor, groupEntries, type GroupedEntries } from './grouped-entries.ts';

/** What people did in the past and is linked all at once, by groups of people. */
export interface Deeds {
  count: number;
  /** Each of them as many words as `deedWord` names. */
  entries: GroupedEntries;
}

/** Words of a deed. Which person of its group did what is one of them. */
export const deedWord = { who: 0, thing: 1, time: 2 } as const;
const deedWords = 3;
/** Below the person: the number of a response, or behind all of these that of a touch. */
export const whatBits = 8;

/** What somebody did with a post. */
export interface CollectedResponse {
  postId: GivenId;
  personId: GivenId;
  response: Response;
  at: number;
}

/** What somebody did with a product, an author or an interest. */
export interface CollectedTouch {
  thing: { kind: 'product' | 'author' | 'interest'; id: GivenId };
  personId: GivenId;
  response: TouchKind;
  at: number;
}

/** Many at once, as rows of a database: where their ids lie, and when it was. */
export interface DeedBatch extends IdBatch {
  /** Where in a row the id of the thing begins, and that of the person. */
  thingOffset: number;
  personOffset: number;
  /** Numbers of `responses`, or of `touchKinds`. */
  whats: Int32Array;
  /** Whole seconds; what is below 0 is left out. */
  times: Int32Array;
}

/** Touches have the numbers behind those of responses. */
export const firstTouch = responses.length;

const view = responses.indexOf('view');
const firstObjection = responses.indexOf('hide');

/** An empty collection, for what a start reads from the database, of about so many people. */
export function collectDeeds(people = 0): Deeds {
  return { count: 0, entries: groupEntries(people, deedWords) };
}

/** Collects a response of the past to a post that is in the index; its count came with the post. O(1). */
export function collectResponse(
  index: FeedIndex,
  deeds: Deeds,
  { postId, personId, response, at }: CollectedResponse,
): void {
  const post = findNode(index.graph.things, postId);
  if (post === -1 || !isLive(index, post) || response === 'view' || !Number.isFinite(at)) return;
  addResponse(index, deeds, { person: takeNode(index.graph.people, personId, 'user'), post, response, at });
}

/** Collects what somebody did with a product, an author or an interest in the past. O(1). */
export function collectTouch(
  index: FeedIndex,
  deeds: Deeds,
  { thing, personId, response, at }: CollectedTouch,
): void {
  if (!Number.isFinite(at)) return;
  const to = takeThing(index, thing.id, thing.kind);
  const person = takeNode(index.graph.people, personId, 'user');
  addDeed(deeds, person, to, firstTouch + touchKinds.indexOf(response), at);
}

/** The same as `collectResponse` for many. */
export function collectResponses(index: FeedIndex, deeds: Deeds, batch: DeedBatch): void {
  const { graph } = index;
  const [things, people] = roomFor(batch.count);
  findNodes(graph.things, batch, batch.thingOffset, things);
  takeNodes(graph.people, batch, batch.personOffset, { kind: 'user', nodes: people });
  for (let at = 0; at < batch.count; at += 1) {
    const post = things[at] ?? -1;
    const time = batch.times[at] ?? -1;
    const what = batch.whats[at] ?? view;
    if (post === -1 || time < 0 || what === view) continue;
    // Whether the post lives is asked when its row is read: that of every post is far away in memory.
    if (what < firstObjection) addDeed(deeds, people[at] ?? 0, post, what, time);
    else if (isLive(index, post)) object(index, people[at] ?? 0, post, what);
  }
}

/** The same as `collectTouch` for many things of one kind. */
export function collectTouches(
  index: FeedIndex,
  deeds: Deeds,
  kind: 'product' | 'author' | 'interest',
  batch: DeedBatch,
): void {
  const { graph } = index;
  const [things, people] = roomFor(batch.count);
  takeNodes(graph.things, batch, batch.thingOffset, { kind, nodes: things });
  takeNodes(graph.people, batch, batch.personOffset, { kind: 'user', nodes: people });
  index.rows = growRows(index.rows, graph.things.count);
  for (let at = 0; at < batch.count; at += 1) {
    const time = batch.times[at] ?? -1;
    if (time >= 0)
      addDeed(deeds, people[at] ?? 0, things[at] ?? 0, firstTouch + (batch.whats[at] ?? 0), time);
  }
}

function addResponse(
  index: FeedIndex,
  deeds: Deeds,
  { person, post, response, at }: { person: number; post: number; response: Response; at: number },
): void {
  const what = responses.indexOf(response);
  if (what < firstObjection) addDeed(deeds, person, post, what, at);
  else object(index, person, post, what);
}

function object({ objections }: FeedIndex, person: number, post: number, what: number): void {
  const response = responses[what];
  if (response === 'hide' || response === 'report') objections.add(objectionKey(person, post, response));
}

function addDeed(deeds: Deeds, person: number, thing: number, what: number, at: number): void {
  const { entries } = deeds;
  const chunk = chunkFor(entries, person);
  const start = chunk.count * deedWords;
  chunk.integers[start + deedWord.who] = ((person & (2 ** entries.bits - 1)) << whatBits) | what;
  chunk.integers[start + deedWord.thing] = thing;
  chunk.integers[start + deedWord.time] = Math.max(0, at);
  chunk.count += 1;
  deeds.count += 1;
}

import { streamPath, type CommentState, type ProductState } from '@spark/contract';
import { apiBase } from '#lib/api/index.ts';
import { createStreamPlan } from './stream-plan.ts';

/** What comes into view together is asked for together. */
export const settleMs = 200;
/** A stream that was refused is tried again after this. */
export const streamRetryMs = 30_000;

/** Told how a product is now: at once, and after each change. */
type Follower = (state: ProductState) => void;

/** Told how many notifications are unread: at once, and whenever that changes. */
type UnreadFollower = (unreadCount: number) => void;
/** Told how the comments of a post are now: at once, and after each change. */
type CommentFollower = (state: CommentState) => void;

const plan = createStreamPlan();
const unreadFollowers = new Set<UnreadFollower>();
const followers = new Map<string, Set<Follower>>();
const known = new Map<string, ProductState>();
/** The post whose comments are read in this tab. */
let read: { postId: string; tell: CommentFollower } | null = null;
let stream: EventSource | null = null;
let streamed = '';
let timer: ReturnType<typeof setTimeout> | undefined;
let isWatchingTab = false;

/** Follows products for a place that shows them, until the returned function is called. One stream serves the whole tab. */
export function followProducts(ids: readonly string[], tell: Follower): () => void {
  watchTab();
  plan.add(ids);
  for (const id of ids) {
    const telling = followers.get(id) ?? new Set();
    followers.set(id, telling.add(tell));
    const state = known.get(id);
    if (state !== undefined) tell(state);
  }
  settleLater(settleMs);
  return () => {
    plan.remove(ids);
    for (const id of ids) {
      const telling = followers.get(id);
      telling?.delete(tell);
      if (telling?.size === 0) {
        followers.delete(id);
        known.delete(id);
      }
    }
    settleLater(settleMs);
  };
}

/** Follows how many notifications of the signed-in person are unread, until the returned function is called. */
export function followUnread(tell: UnreadFollower): () => void {
  watchTab();
  unreadFollowers.add(tell);
  settleLater(settleMs);
  return () => {
    unreadFollowers.delete(tell);
    settleLater(settleMs);
  };
}

/** Follows the comments of the post that is read, until the returned function is called. */
export function followComments(postId: string, tell: CommentFollower): () => void {
  watchTab();
  const reading = { postId, tell };
  read = reading;
  settleLater(settleMs);
  return () => {
    if (read === reading) read = null;
    settleLater(settleMs);
  };
}

function settleLater(pauseMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(settle, pauseMs);
}

/** Opens the stream anew where it should tell about other things; a tab in the background has none. */
function settle(): void {
  const wanted = document.hidden ? '' : wantedQuery();
  if (wanted === streamed && (stream !== null) === (wanted !== '')) return;
  stream?.close();
  stream = null;
  streamed = wanted;
  if (wanted === '') return known.clear();
  const opened = new EventSource(`${apiBase}${streamPath}?${wanted}`);
  stream = opened;
  opened.addEventListener('products', ({ data }: MessageEvent<string>) => {
    // The parse boundary: our own server's events, in the shape of the contract.
    for (const state of JSON.parse(data) as ProductState[]) take(state);
  });
  opened.addEventListener('notifications', ({ data }: MessageEvent<string>) => {
    // As above.
    const { unreadCount } = JSON.parse(data) as { unreadCount: number };
    for (const tell of unreadFollowers) tell(unreadCount);
  });
  opened.addEventListener('comments', ({ data }: MessageEvent<string>) => {
    // As above.
    const state = JSON.parse(data) as CommentState;
    if (read?.postId === state.postId) read.tell(state);
  });
  opened.addEventListener('error', () => {
    // A connection that broke comes back by itself; one that was refused does not.
    if (opened.readyState !== EventSource.CLOSED || stream !== opened) return;
    stream = null;
    streamed = '';
    settleLater(streamRetryMs);
  });
}

/** What the stream is asked to tell about; empty where nothing is. */
function wantedQuery(): string {
  const products = plan.wanted().join(',');
  return [
    ...(products === '' ? [] : [`products=${products}`]),
    ...(read === null ? [] : [`comments=${read.postId}`]),
    ...(unreadFollowers.size === 0 ? [] : ['notifications=on']),
  ].join('&');
}

function take(state: ProductState): void {
  known.set(state.id, state);
  for (const tell of followers.get(state.id) ?? []) tell(state);
}

function watchTab(): void {
  if (isWatchingTab) return;
  isWatchingTab = true;
  document.addEventListener('visibilitychange', settle);
  // A page that rests in the browser's back-forward cache must not hold a connection.
  window.addEventListener('pagehide', () => {
    stream?.close();
    stream = null;
    streamed = '';
  });
  window.addEventListener('pageshow', settle);
}

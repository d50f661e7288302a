import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { CommentState } from '@spark/contract';
import type { ChangeFollower } from '../../../platform/changes/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { ProblemError, type StreamSource, type Viewer } from '../../../platform/http/index.ts';
import { checkPostVisible } from '../../posts/index.ts';
import type { KeptSilences, Silences } from '../../relations/index.ts';
import { selectRecentOfAll, type RecentRow } from './comments.queries.ts';
import { recentComments } from './read-comments.ts';

/** More are read than told, for of some the reader is told nothing. */
const readComments = 2 * recentComments;
const retryMs = 1_000;

/** What telling open pages of comments takes. */
interface LiveServices {
  db: Db;
  changes: ChangeFollower;
  silences: KeptSilences;
  identify(request: FastifyRequest): Promise<Viewer>;
  log: FastifyBaseLogger;
}

/**
 * The comments of a stream: `?comments=` with the id of a post. What was said last beneath it is told at once and after each
 * change; whoever comes back is told how it is then, so nothing that was missed is lost. A post is read once for all who
 * look at it; what one of them must not or does not want to meet is taken out for each.
 */
export function commentStream({ db, changes, silences, identify, log }: LiveServices): StreamSource {
  const posts = new Map<string, FollowedPost>();
  const followersOf = new Map<string, Set<Follower>>();
  const unread = new Set<string>();
  let isReading = false;

  changes.subscribe({
    onChanges: (told) => {
      for (const change of told) {
        if (change.topic === 'comment') lookAgain(change.detail.postId);
        if (change.topic === 'reader') void tellReader(change.subject);
      }
    },
    onLost: () => {
      for (const postId of posts.keys()) lookAgain(postId);
    },
  });

  function lookAgain(postId: string): void {
    if (!posts.has(postId)) return;
    unread.add(postId);
    void readAll();
  }

  async function readAll(): Promise<void> {
    if (isReading) return;
    isReading = true;
    for (const postId of unread) {
      unread.delete(postId);
      try {
        const rows = await selectRecentOfAll(db, postId, readComments);
        const post = posts.get(postId);
        if (post === undefined) continue;
        post.rows = rows;
        for (const follower of post.followers) tell(postId, post, follower);
      } catch (error) {
        log.warn({ err: error }, 'comments that changed could not be read; tried again');
        setTimeout(() => lookAgain(postId), retryMs).unref();
      }
    }
    isReading = false;
  }

  /** Whom a reader meets, or whether they are signed in, has changed. */
  async function tellReader(userId: string): Promise<void> {
    // From this moment on nothing is told until it is known how it is now; of several looks the last counts.
    const looks = [...(followersOf.get(userId) ?? [])].map((follower) => ({
      follower,
      look: ++follower.looks,
    }));
    for (const { follower, look } of looks) {
      try {
        const reader = await admit(follower.postId, follower.request);
        const post = posts.get(follower.postId);
        // Gone, or looked at again, meanwhile.
        if (post?.followers.has(follower) !== true || look < follower.looks) continue;
        // Whoever may not read the post any more is told no more of it, nor is a page whose session has ended.
        if (reader?.viewer?.userId !== userId) {
          unfollow(follower);
          continue;
        }
        // Whoever keeps silences was told before or is told in this very moment.
        follower.silences = reader.silences;
        follower.known = look;
        tell(follower.postId, post, follower);
      } catch (error) {
        log.warn({ err: error }, 'whom a reader meets could not be read; they are told no more for now');
        unfollow(follower);
      }
    }
  }

  function tell(postId: string, { rows }: FollowedPost, follower: Follower): void {
    if (rows === null || follower.known < follower.looks) return;
    const recent = rows
      .filter((row) => isTold(row, follower.silences))
      .slice(0, recentComments)
      .map(({ id, threadId }) => ({ id, threadId }));
    const state: CommentState = { postId, recent };
    const json = JSON.stringify(state);
    if (json === follower.last) return;
    follower.last = json;
    follower.write(json);
  }

  async function admit(
    postId: string,
    request: FastifyRequest,
  ): Promise<Pick<Follower, 'viewer' | 'silences'> | null> {
    const viewer = await identify(request);
    try {
      await checkPostVisible(db, postId, viewer);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not_found') return null;
      throw error;
    }
    return { viewer, silences: await silences.of(viewer) };
  }

  function follow(follower: Follower): void {
    const { postId, viewer } = follower;
    const post = posts.get(postId) ?? { rows: null, followers: new Set() };
    posts.set(postId, post);
    post.followers.add(follower);
    if (viewer !== null) {
      const own = followersOf.get(viewer.userId) ?? new Set();
      followersOf.set(viewer.userId, own.add(follower));
    }
    if (post.rows === null) lookAgain(postId);
    else tell(postId, post, follower);
  }

  function unfollow(follower: Follower): void {
    leave(posts.get(follower.postId)?.followers, follower, () => posts.delete(follower.postId));
    const userId = follower.viewer?.userId;
    if (userId !== undefined) leave(followersOf.get(userId), follower, () => followersOf.delete(userId));
  }

  return ({ comments: postId }, write, request) => {
    if (postId === undefined) return () => undefined;
    let isClosed = false;
    let follower: Follower | null = null;
    const begin = async () => {
      const reader = await admit(postId, request);
      if (reader === null || isClosed) return;
      follower = { ...fresh, ...reader, postId, request, write: (json) => write('comments', json) };
      follow(follower);
    };
    // The page comes back when the stream does, and can be read without it.
    begin().catch((error: unknown) => log.warn({ err: error }, 'a page cannot be told of comments for now'));
    return () => {
      isClosed = true;
      if (follower !== null) unfollow(follower);
    };
  };
}

const fresh = { last: '', looks: 0, known: 0 };

function leave(all: Set<Follower> | undefined, follower: Follower, drop: () => void): void {
  if (all?.delete(follower) === true && all.size === 0) drop();
}

function isTold({ authorId, threadAuthorId }: RecentRow, { blocked, muted }: Silences): boolean {
  const isMet = (id: string | null) => id === null || !blocked.has(id);
  return isMet(authorId) && isMet(threadAuthorId) && (authorId === null || !muted.has(authorId));
}

interface FollowedPost {
  /** What was said last, newest first; `null` until it was read. */
  rows: RecentRow[] | null;
  followers: Set<Follower>;
}

interface Follower {
  postId: string;
  /** Who it was says who it is now. */
  request: FastifyRequest;
  viewer: Viewer;
  silences: Silences;
  /** How often it was looked at who they are and whom they meet, and which of these looks is known. */
  looks: number;
  known: number;
  /** What was told last. */
  last: string;
  write(json: string): void;
}

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

  /** Whom a reader meets has changed. */
  async function tellReader(userId: string): Promise<void> {
    for (const [postId, post] of posts) {
      for (const follower of post.followers) {
        if (follower.viewer?.userId !== userId) continue;
        // Whoever keeps silences was told before or is told in this very moment.
        follower.silences = await silences.of(follower.viewer);
        tell(postId, post, follower);
      }
    }
  }

  function tell(postId: string, { rows }: FollowedPost, follower: Follower): void {
    if (rows === null) return;
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

  async function admit(postId: string, request: FastifyRequest): Promise<Omit<Follower, 'write'> | null> {
    const viewer = await identify(request);
    try {
      await checkPostVisible(db, postId, viewer);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not_found') return null;
      throw error;
    }
    return { viewer, silences: await silences.of(viewer), last: '' };
  }

  function follow(postId: string, follower: Follower): () => void {
    const post = posts.get(postId) ?? { rows: null, followers: new Set() };
    posts.set(postId, post);
    post.followers.add(follower);
    if (post.rows === null) lookAgain(postId);
    else tell(postId, post, follower);
    return () => {
      post.followers.delete(follower);
      if (post.followers.size === 0 && posts.get(postId) === post) posts.delete(postId);
    };
  }

  return ({ comments: postId }, write, request) => {
    if (postId === undefined) return () => undefined;
    let isClosed = false;
    let leave = () => {};
    const begin = async () => {
      const reader = await admit(postId, request);
      if (reader === null || isClosed) return;
      leave = follow(postId, { ...reader, write: (json) => write('comments', json) });
    };
    // The page comes back when the stream does, and can be read without it.
    begin().catch((error: unknown) => log.warn({ err: error }, 'a page cannot be told of comments for now'));
    return () => {
      isClosed = true;
      leave();
    };
  };
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
  viewer: Viewer;
  silences: Silences;
  /** What was told last. */
  last: string;
  write(json: string): void;
}

import type { Comment, CommentPage, CommentState, Post, Reply } from '@spark/contract';
import { call, codeOf, routes, sentenceOf } from '#lib/api/index.ts';
import { findNews } from './find-news.ts';

/** The comments of a post, as far as they are read. */
export interface CommentList {
  readonly items: Comment[];
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  readonly failure: string | null;
  /** How many were said since, by others. */
  readonly news: number;
  /** One's own comment is on its way: what the stream tells meanwhile may be this. */
  isSending: boolean;
  more(): Promise<void>;
  /** Reads on in the replies of a comment. */
  moreReplies(thread: Comment): Promise<void>;
  /** Takes in what the stream tells. */
  hear(state: CommentState): void;
  /** Shows what was said since; gives the id of the first of it. */
  showNews(): Promise<string | null>;
  /** Shows a comment just posted: a reply beneath what it answers, others where the newest are. */
  add(comment: Comment): void;
  /** Shows what a comment says after a change. */
  change(comment: Comment): void;
  /** Takes a comment away; where replies remain, a trace of it stays. */
  remove(commentId: string): void;
}

/** Makes the list of a post's comments from the first page read. */
export function createCommentList(post: Post, first: CommentPage): CommentList {
  let items = $state(first.items);
  let nextCursor = $state(first.nextCursor);
  let isLoading = $state(false);
  let failure = $state<string | null>(null);
  let isSending = $state(false);
  let told = $state.raw<CommentState['recent']>([]);
  let known = $state.raw(new Set([...first.recent, ...first.items.flatMap(idsOf)]));
  const news = $derived(findNews(told, { known, recent: first.recent }));
  post.commentCount = first.count;

  function know(...ids: readonly string[]): void {
    known = new Set([...known, ...ids]);
  }

  /** Puts a conversation as it was just read into its place, or before all others where it is new. */
  function put(thread: Comment): void {
    const at = items.findIndex(({ id }) => id === thread.id);
    const there = items[at];
    if (there === undefined) {
      items.unshift(thread);
      return;
    }
    const seen = new Set(thread.replies.map(({ id }) => id));
    const others = there.replies.filter(({ id }) => !seen.has(id));
    items[at] = { ...thread, replies: inTime([...thread.replies, ...others]) };
  }

  function find(commentId: string): { thread: Comment; reply: Reply | null } | null {
    for (const thread of items) {
      if (thread.id === commentId) return { thread, reply: null };
      const reply = thread.replies.find(({ id }) => id === commentId);
      if (reply) return { thread, reply };
    }
    return null;
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    failure = null;
    try {
      await work();
    } catch (caught) {
      failure = sentenceOf(caught);
    } finally {
      isLoading = false;
    }
  }

  return {
    get items() {
      return items;
    },
    get nextCursor() {
      return nextCursor;
    },
    get isLoading() {
      return isLoading;
    },
    get failure() {
      return failure;
    },
    get news() {
      return isSending ? 0 : news.length;
    },
    get isSending() {
      return isSending;
    },
    set isSending(is) {
      isSending = is;
    },
    more: () =>
      attempt(async () => {
        if (nextCursor === null) return;
        const query = { cursor: nextCursor };
        const page = await call(fetch, routes.listComments, { params: { id: post.id }, query });
        const there = new Set(items.map(({ id }) => id));
        items.push(...page.items.filter(({ id }) => !there.has(id)));
        know(...page.items.flatMap(idsOf));
        nextCursor = page.nextCursor;
      }),
    moreReplies: (thread) =>
      attempt(async () => {
        if (thread.moreReplies === null) return;
        const page = await call(fetch, routes.listReplies, {
          params: { id: post.id, commentId: thread.id },
          query: { cursor: thread.moreReplies },
        });
        const there = new Set(thread.replies.map(({ id }) => id));
        thread.replies.push(...page.items.filter(({ id }) => !there.has(id)));
        thread.moreReplies = page.nextCursor;
        know(...page.items.map(({ id }) => id));
      }),
    hear(state) {
      told = state.recent;
    },
    async showNews() {
      // Of each conversation up to what was said in it last.
      const latest = new Map(news.toReversed().map(({ id, threadId }) => [threadId, id]));
      const oldest = news.at(-1)?.id ?? null;
      const shown = news.map(({ id }) => id);
      await attempt(async () => {
        const threads = await Promise.all(
          [...latest.values()].map((commentId) => readThread(post.id, commentId)),
        );
        for (const thread of threads) if (thread !== null) put(thread);
        know(...shown);
        post.commentCount += shown.length;
      });
      return failure === null ? oldest : null;
    },
    add(comment) {
      know(comment.id);
      const thread = items.find(({ id }) => id === comment.parentId);
      if (thread) {
        thread.replies.push(comment);
        thread.replyCount += 1;
      } else if (first.order === 'newest') items.unshift(comment);
      else items.push(comment);
      post.commentCount += 1;
    },
    change(comment) {
      const place = find(comment.id);
      if (place === null) return;
      const { replies: _replies, moreReplies: _more, replyCount: _count, ...words } = comment;
      Object.assign(place.reply ?? place.thread, words);
    },
    remove(commentId) {
      const place = find(commentId);
      if (place === null) return;
      const { thread, reply } = place;
      post.commentCount -= 1;
      if (reply !== null) {
        thread.replies = thread.replies.filter(({ id }) => id !== commentId);
        thread.replyCount -= 1;
      } else if (thread.replyCount > 0) Object.assign(thread, trace);
      if (thread.replyCount === 0 && (reply === null || thread.isDeleted)) {
        items = items.filter(({ id }) => id !== thread.id);
      }
    },
  };
}

/** What is left of a comment that was deleted. */
const trace = {
  author: null,
  text: '',
  language: null,
  isDeleted: true,
  mentions: [],
  products: [],
  waiting: [],
  smileCount: 0,
  isByPostAuthor: false,
  isByStaff: false,
} as const;

async function readThread(postId: string, commentId: string): Promise<Comment | null> {
  try {
    return await call(fetch, routes.readComment, { params: { id: postId, commentId } });
  } catch (caught) {
    // It came and went.
    if (codeOf(caught) === 'not_found') return null;
    throw caught;
  }
}

function idsOf({ id, replies }: Comment): string[] {
  return [id, ...replies.map((reply) => reply.id)];
}

function inTime(replies: Reply[]): Reply[] {
  return replies.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

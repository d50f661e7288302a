import { isFull } from '#lib/is-full.ts';
import { call, codeOf, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { newId } from '../new-id.ts';
import type { DraftStore } from './device-drafts.ts';
import { isBlank } from './draft-parts.ts';
import {
  fingerprint,
  fromServer,
  isSameContent,
  toContent,
  type KeptDraft,
  type KeptParts,
} from './kept-draft.ts';

/** A change goes to the server when typing pauses this long. */
export const serverPauseMs = 2_000;
/** After the server could not be reached, it is tried again at this pace. */
export const serverRetryMs = 15_000;

/**
 * Where the latest change is: nowhere yet, on its way, at the server, on this device only, or nowhere at all: since the
 * device keeps nothing, or is full.
 */
export type KeepState = 'new' | 'saving' | 'saved' | 'device' | 'unsaved' | 'full';

/** What a page shows of the keeping. */
export interface KeepReport {
  id: string;
  state: KeepState;
  /** Why the server will not have it, where it said so. */
  refusal: string | null;
}

/** Keeps one draft while it is being written: at once on this device, and on the server when typing pauses. */
export interface DraftKeeper {
  /** Takes the latest parts, with the files of pictures the server has not got. */
  keep(parts: KeptParts, files: ReadonlyMap<string, File>): void;
  /** Tells the server right away; `isLeaving` where the page is about to go. */
  flush(isLeaving?: boolean): Promise<void>;
  /** Has the draft on this device, whatever the server has; says whether it is. */
  keepHere(): Promise<boolean>;
  /** Takes the draft from this device, once it was published. */
  forget(): Promise<void>;
  /** Ends the keeping; what the server does not know yet is sent on the way out. */
  stop(): void;
}

/** What a keeper works with. */
export interface KeeperTools {
  store: DraftStore;
  fetch: typeof globalThis.fetch;
  now: () => number;
  onReport: (report: KeepReport) => void;
  /** The draft was changed elsewhere: that change stays as it is, and this one goes on under the new id. */
  onFork: (id: string) => void;
}

/** Makes the keeper of a draft: a new one, or one that was kept before. */
export function createDraftKeeper(
  { store, fetch, now, onReport, onFork }: KeeperTools,
  begun: Omit<KeptDraft, 'updatedAt'>,
): DraftKeeper {
  const { userId } = begun;
  let { id, revision, parts } = begun;
  let known = begun.isDirty || revision === null ? null : fingerprint(parts);
  let unanswered: KeptParts | null = null;
  let isKept = begun.isDirty || revision !== null;
  let isOnDevice = true;
  let isDeviceFull = false;
  let isReachable = true;
  let refusal: string | null = null;
  let isStopped = false;
  let isForgotten = false;
  let pushing: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = createWriter(writeOnce);
  const storedFiles = new Set<string>();
  let newFiles = new Map<string, File>();

  const isDirty = () => fingerprint(parts) !== known;

  function report(): void {
    if (!isStopped) onReport({ id, state: currentState(), refusal });
  }

  function currentState(): KeepState {
    if (!isKept) return 'new';
    if (!isDirty()) return 'saved';
    if (isReachable && refusal === null) return 'saving';
    if (isOnDevice) return 'device';
    return isDeviceFull ? 'full' : 'unsaved';
  }

  async function writeOnce(): Promise<void> {
    if (isForgotten) return;
    const files = newFiles;
    newFiles = new Map();
    try {
      await store.put({ id, userId, revision, isDirty: isDirty(), updatedAt: now(), parts }, files);
      isOnDevice = true;
    } catch (caught) {
      // A full or forbidden store: the line says so, and the server still gets the words.
      for (const [key] of files) storedFiles.delete(key);
      isOnDevice = false;
      isDeviceFull = isFull(caught);
    }
  }

  function schedule(pauseMs: number): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void flush(), pauseMs);
  }

  async function push(isLeaving: boolean): Promise<void> {
    const sending = parts;
    // A page on its way out is gone before the answer comes; the request is not.
    const send: typeof fetch = isLeaving
      ? (input, init) => fetch(input, { ...init, keepalive: true })
      : fetch;
    try {
      const body = { basedOn: revision, content: toContent(sending, now()) };
      ({ revision } = await call(send, routes.keepDraft, { params: { id }, body }));
      known = fingerprint(sending);
      unanswered = null;
      isReachable = true;
      refusal = null;
    } catch (caught) {
      await settleRefusal(caught, sending);
    }
    await write();
    report();
    if (isDirty() && refusal === null) schedule(isReachable ? serverPauseMs : serverRetryMs);
  }

  async function settleRefusal(caught: unknown, sending: KeptParts): Promise<void> {
    const code = codeOf(caught);
    isReachable = isApiProblem(caught) && caught.problem.status < 500 && code !== 'rate_limited';
    if (!isReachable) unanswered = sending;
    else if (code === 'conflict') await settleConflict(caught, sending);
    // Discarded elsewhere while it was being written here: it begins anew.
    else if (code === 'not_found' && revision !== null) revision = null;
    else refusal = sentenceOf(caught);
  }

  async function settleConflict(caught: unknown, sending: KeptParts): Promise<void> {
    const theirs = await readTheirs();
    if (theirs === 'gone') {
      // It became a post, or there is no room for one more draft: the server's sentence says which.
      refusal = sentenceOf(caught);
    } else if (theirs === null) {
      isReachable = false;
      unanswered = sending;
    } else if ([sending, unanswered].some((ours) => ours !== null && isSameContent(ours, theirs.parts))) {
      // It was this page that changed it: only the answer was lost.
      ({ revision } = theirs);
      known = isSameContent(parts, theirs.parts) ? fingerprint(parts) : null;
    } else {
      await stepAside(theirs);
    }
  }

  async function readTheirs(): Promise<KeptDraft | 'gone' | null> {
    try {
      return fromServer(await call(fetch, routes.getDraft, { params: { id } }), userId);
    } catch (caught) {
      return codeOf(caught) === 'not_found' ? 'gone' : null;
    }
  }

  async function stepAside(theirs: KeptDraft): Promise<void> {
    id = newId(now());
    revision = null;
    known = null;
    await write();
    // What the other device wrote takes the old place here, too.
    await store.put(theirs).catch(() => undefined);
    if (!isStopped) onFork(id);
  }

  async function flush(isLeaving = false): Promise<void> {
    clearTimeout(timer);
    await pushing;
    if (isForgotten || !isKept || !isDirty()) return;
    pushing ??= push(isLeaving).finally(() => (pushing = null));
    await pushing;
  }

  return {
    keep(latest, files) {
      parts = latest;
      for (const [key, file] of files) {
        if (storedFiles.has(key)) continue;
        storedFiles.add(key);
        newFiles.set(key, file);
      }
      if (!isKept && isBlank(parts)) return;
      isKept = true;
      if (isDirty()) {
        refusal = null;
        schedule(isReachable ? serverPauseMs : serverRetryMs);
      }
      void write().then(report);
    },
    flush,
    async keepHere() {
      isKept = true;
      await write();
      return isOnDevice;
    },
    async forget() {
      isStopped = true;
      isForgotten = true;
      clearTimeout(timer);
      await pushing;
      await write();
      await store.remove(id).catch(() => undefined);
    },
    stop() {
      isStopped = true;
      void flush(true);
    },
  };
}

/** Runs a write, and once more when asked again meanwhile; a later call never overtakes an earlier one. */
function createWriter(writeOnce: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  async function run(): Promise<void> {
    do {
      isAskedAgain = false;
      await writeOnce();
    } while (isAskedAgain);
    running = null;
  }
  return () => {
    isAskedAgain = true;
    running ??= run();
    return running;
  };
}

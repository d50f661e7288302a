import type { DraftContent } from '@spark/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftStore } from './device-drafts.ts';
import { createDraftKeeper, serverPauseMs, serverRetryMs, type KeepReport } from './draft-keeper.ts';
import { emptyParts } from './draft-parts.ts';
import { keepParts, type KeptDraft, type KeptParts } from './kept-draft.ts';

const id = '01890000-0000-7000-8000-000000000001';
const userId = '01890000-0000-7000-8000-000000000002';
const noFiles = new Map<string, File>();

let server: ReturnType<typeof createServer>;
let device: ReturnType<typeof createDevice>;
let reports: KeepReport[];
let forks: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  server = createServer();
  device = createDevice();
  reports = [];
  forks = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft being written', () => {
  it('is on this device at once, and on the server when typing pauses', async () => {
    const keeper = begin();
    keeper.keep(saying('Hello'), noFiles);
    await vi.advanceTimersByTimeAsync(0);
    expect(device.drafts.get(id)).toMatchObject({ isDirty: true, parts: { text: 'Hello' } });
    expect(server.drafts.size).toBe(0);
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    expect(server.drafts.get(id)).toMatchObject({ revision: 1, content: { text: 'Hello' } });
    expect(device.drafts.get(id)).toMatchObject({ revision: 1, isDirty: false });
    expect(reports.at(-1)?.state).toBe('saved');
  });

  it('is not kept while there is nothing in it', async () => {
    begin().keep(saying('  '), noFiles);
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    expect(device.drafts.size + server.drafts.size).toBe(0);
  });

  it('is sent once for many words', async () => {
    const keeper = begin();
    for (const text of ['H', 'He', 'Hel', 'Hell', 'Hello']) {
      keeper.keep(saying(text), noFiles);
      await vi.advanceTimersByTimeAsync(serverPauseMs / 4);
    }
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    expect(server.puts).toBe(1);
  });

  it('keeps the file of a photo in the same stroke as its words', async () => {
    const file = new File(['x'], 'a.jpg');
    begin().keep(saying('With a photo'), new Map([['key', file]]));
    await vi.advanceTimersByTimeAsync(0);
    expect(device.kept.get('key')).toBe(file);
  });

  it('is sent on the way out', async () => {
    const keeper = begin();
    keeper.keep(saying('Bye'), noFiles);
    keeper.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.drafts.get(id)?.content.text).toBe('Bye');
    expect(device.drafts.get(id)).toMatchObject({ revision: 1, isDirty: false });
  });
});

describe('without a connection', () => {
  it('stays on this device and reaches the server later', async () => {
    const keeper = begin();
    server.isOut = true;
    keeper.keep(saying('On a train'), noFiles);
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    expect(reports.at(-1)?.state).toBe('device');
    server.isOut = false;
    await vi.advanceTimersByTimeAsync(serverRetryMs);
    expect(server.drafts.get(id)?.content.text).toBe('On a train');
    expect(reports.at(-1)?.state).toBe('saved');
  });

  it('says so where this browser keeps nothing either', async () => {
    const keeper = begin();
    server.isOut = true;
    device.refuses = new DOMException('Blocked', 'SecurityError');
    keeper.keep(saying('Nowhere'), noFiles);
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    expect(reports.at(-1)?.state).toBe('unsaved');
  });

  it('says so where this device is full, and loses nothing: words and photos are kept once there is room', async () => {
    const keeper = begin();
    const files = new Map([['key', new File(['x'], 'a.jpg')]]);
    server.isOut = true;
    device.refuses = new DOMException('Full', 'QuotaExceededError');
    keeper.keep(saying('Here'), files);
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    expect(reports.at(-1)?.state).toBe('full');
    device.refuses = null;
    keeper.keep(saying('Here still'), files);
    await vi.advanceTimersByTimeAsync(0);
    expect(device.drafts.get(id)).toMatchObject({ parts: { text: 'Here still' } });
    expect(device.kept.has('key')).toBe(true);
    expect(reports.at(-1)?.state).toBe('device');
    server.isOut = false;
    await vi.advanceTimersByTimeAsync(serverRetryMs);
    expect(server.drafts.get(id)?.content.text).toBe('Here still');
  });

  it('takes a change for its own whose answer was lost', async () => {
    const keeper = begin();
    server.losesAnswers = true;
    keeper.keep(saying('First'), noFiles);
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    server.losesAnswers = false;
    keeper.keep(saying('First, and more'), noFiles);
    await vi.advanceTimersByTimeAsync(serverRetryMs + 2 * serverPauseMs);
    expect(forks).toEqual([]);
    expect(server.drafts.get(id)).toMatchObject({ revision: 2, content: { text: 'First, and more' } });
  });
});

describe('a draft that was changed on another device', () => {
  it('keeps both: theirs as it is, ours under an id of its own', async () => {
    server.drafts.set(id, { revision: 1, content: contentSaying('Begun') });
    const keeper = begin({ revision: 1, parts: saying('Begun') });
    server.drafts.set(id, { revision: 2, content: contentSaying('Theirs') });
    keeper.keep(saying('Ours'), noFiles);
    await vi.advanceTimersByTimeAsync(2 * serverPauseMs);
    const [other = ''] = forks;
    expect(forks).toHaveLength(1);
    expect(server.drafts.get(id)).toMatchObject({ revision: 2, content: { text: 'Theirs' } });
    expect(server.drafts.get(other)).toMatchObject({ revision: 1, content: { text: 'Ours' } });
    expect(device.drafts.get(id)?.parts.text).toBe('Theirs');
    expect(device.drafts.get(other)?.parts.text).toBe('Ours');
  });

  it('stays here with a sentence where the server will not take it at all', async () => {
    const keeper = begin();
    server.isFull = true;
    keeper.keep(saying('One too many'), noFiles);
    await vi.advanceTimersByTimeAsync(10 * serverPauseMs);
    expect(forks).toEqual([]);
    expect(reports.at(-1)).toMatchObject({ state: 'device', refusal: 'You have 50 drafts.' });
  });

  it('begins anew where it was discarded', async () => {
    const keeper = begin({ revision: 3, parts: saying('Begun') });
    keeper.keep(saying('Begun, and more'), noFiles);
    await vi.advanceTimersByTimeAsync(2 * serverPauseMs);
    expect(server.drafts.get(id)).toMatchObject({ revision: 1, content: { text: 'Begun, and more' } });
  });
});

describe('a published draft', () => {
  it('leaves nothing on this device', async () => {
    const keeper = begin();
    keeper.keep(saying('Out now'), noFiles);
    await keeper.forget();
    await vi.advanceTimersByTimeAsync(serverPauseMs);
    expect(device.drafts.size + server.drafts.size).toBe(0);
  });
});

function begin(kept: Partial<KeptDraft> = {}) {
  return createDraftKeeper(
    {
      store: device.store,
      fetch: server.fetch,
      now: Date.now,
      onReport: (report) => reports.push(report),
      onFork: (fork) => forks.push(fork),
    },
    { id, userId, revision: null, isDirty: false, parts: keepParts(emptyParts()), ...kept },
  );
}

function saying(text: string): KeptParts {
  return keepParts({ ...emptyParts('story'), text });
}

function contentSaying(text: string): DraftContent {
  return {
    kind: 'story',
    text,
    interests: [],
    photos: [],
    productIds: [],
    url: '',
    poll: null,
    reviewId: null,
    language: null,
  };
}

/** A server that keeps drafts as ours does, behind a connection that can fail. */
function createServer() {
  const drafts = new Map<string, { revision: number; content: DraftContent }>();
  const self = { drafts, puts: 0, isOut: false, isFull: false, losesAnswers: false, fetch: answer };

  async function answer(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    if (self.isOut) throw new TypeError('Failed to fetch');
    const draftId = String(input).split('/').at(-1) ?? '';
    if (init.method !== 'PUT') return show(draftId);
    self.puts += 1;
    const { basedOn, content } = JSON.parse(String(init.body)) as {
      basedOn: number | null;
      content: DraftContent;
    };
    const known = drafts.get(draftId);
    if (self.isFull) return refuse(409, 'conflict', 'You have 50 drafts.');
    if (known === undefined && basedOn !== null) return refuse(404, 'not_found', 'There is no such draft.');
    const isSame = JSON.stringify(known?.content) === JSON.stringify(content);
    if (known !== undefined && known.revision !== basedOn && !isSame) {
      return refuse(409, 'conflict', 'This draft was changed on another device.');
    }
    if (!isSame) drafts.set(draftId, { revision: (known?.revision ?? 0) + 1, content });
    if (self.losesAnswers) throw new TypeError('Failed to fetch');
    return show(draftId);
  }

  function show(draftId: string): Response {
    const draft = drafts.get(draftId);
    if (draft === undefined) return refuse(404, 'not_found', 'There is no such draft.');
    return Response.json({
      id: draftId,
      media: [],
      products: [],
      updatedAt: new Date().toISOString(),
      ...draft,
    });
  }

  function refuse(status: number, code: string, detail: string): Response {
    return Response.json({ status, code, detail }, { status });
  }

  return self;
}

/** A device that keeps drafts, or refuses to. */
function createDevice() {
  const drafts = new Map<string, KeptDraft>();
  const kept = new Map<string, File>();
  const self: { drafts: typeof drafts; kept: typeof kept; refuses: DOMException | null } = {
    drafts,
    kept,
    refuses: null,
  };
  const store: DraftStore = {
    list: async () => [...drafts.values()],
    get: async (draftId) => drafts.get(draftId) ?? null,
    put: async (draft, files = noFiles) => {
      if (self.refuses !== null) throw self.refuses;
      drafts.set(draft.id, draft);
      for (const [key, file] of files) kept.set(key, file);
    },
    remove: async (draftId) => void drafts.delete(draftId),
    files: async () => kept,
  };
  return Object.assign(self, { store });
}

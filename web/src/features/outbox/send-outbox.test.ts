import { beforeEach, expect, test } from 'vitest';
import { joinQueue } from './join-queue.ts';
import type { NewEntry, OutboxAct, OutboxEntry } from './outbox-entry.ts';
import type { OutboxStore } from './outbox-store.ts';
import { sendOutbox, type SendResult } from './send-outbox.ts';

let device: ReturnType<typeof newDevice>;
let server: ReturnType<typeof newServer>;
let running: Promise<unknown>;

beforeEach(() => {
  device = newDevice();
  server = newServer();
  running = Promise.resolve();
});

const smile = (isWanted: boolean): OutboxAct => ({ kind: 'smile', postId: 'p', isWanted });
const comment = (text: string, postId = 'p'): OutboxAct => ({
  kind: 'comment',
  postId,
  text,
  parentId: null,
  productIds: [],
});

function add(act: OutboxAct, more: Partial<NewEntry> = {}): Promise<void> {
  const key = `key ${device.entries.length} ${JSON.stringify(act)}`;
  return device.store.add({ userId: 'ada', act, key, about: 'A post', isTried: false, ...more });
}

function send(): Promise<SendResult> {
  return sendOutbox({
    store: device.store,
    fetch: server.fetch,
    sendPost: () => Promise.resolve(),
    // One after the other, as a lock does.
    alone: (work) => {
      const next = running.then(work);
      running = next.catch(() => undefined);
      return next;
    },
    onChange: () => undefined,
  });
}

test('what was done is sent once and in its order, however many tabs send', async () => {
  await add(smile(true));
  await add(comment('One'));
  await add(comment('Two'));
  expect(await Promise.all([send(), send(), send()])).toEqual(['done', 'done', 'done']);
  expect(server.taken).toEqual(['PUT /posts/p/smile', 'POST One', 'POST Two']);
  expect(device.entries).toEqual([]);
});

test('a lost answer makes no second comment: it is sent under the same key', async () => {
  await add(comment('One'));
  server.loseNextAnswer = true;
  expect(await send()).toBe('later');
  expect(await send()).toBe('done');
  expect(server.taken).toEqual(['POST One']);
  expect(new Set(server.keys).size).toBe(1);
});

test('without a connection everything stays', async () => {
  await add(comment('One'));
  server.isAway = true;
  expect(await send()).toBe('later');
  expect(device.entries).toMatchObject([{ act: { text: 'One' }, hold: null }]);
});

test('nothing of one person is sent by another', async () => {
  await add(comment('Of Ada'));
  server.userId = 'ben';
  expect(await send()).toBe('done');
  expect(server.taken).toEqual([]);
  server.userId = null;
  expect(await send()).toBe('account');
  server.userId = 'ada';
  await send();
  expect(server.taken).toEqual(['POST Of Ada']);
});

test.each([
  [
    404,
    'not_found',
    { reason: 'gone', sentence: 'The post was deleted meanwhile. Your words are still here.' },
  ],
  [403, 'membership_required', { reason: 'membership', sentence: 'No.' }],
  [401, 'unauthenticated', { reason: 'account', sentence: 'Sign in, and it is sent.' }],
  [409, 'poll_closed', { reason: 'refused', sentence: 'No.' }],
])('%i holds back what was refused, and what follows of the same thing only', async (status, code, hold) => {
  await add(comment('One'));
  await add(comment('Two'));
  await add(comment('Elsewhere', 'q'));
  server.refuse = { text: 'One', status, code };
  await send();
  expect(server.taken).toEqual(['POST Elsewhere']);
  expect(device.entries).toMatchObject([
    { act: { text: 'One' }, hold },
    { act: { text: 'Two' }, hold: null },
  ]);
});

test('who has become a member finds sent what was held back for it', async () => {
  await add(comment('One'));
  server.refuse = { text: 'One', status: 403, code: 'membership_required' };
  await send();
  server.refuse = null;
  await send();
  expect(server.taken).toEqual(['POST One']);
});

test('what is refused again in the same words was told already, in other words it is news', async () => {
  await add(comment('One'));
  server.refuse = { text: 'One', status: 403, code: 'membership_required' };
  await send();
  expect(device.entries).toMatchObject([{ hold: { isTold: false } }]);
  await device.store.hold(1, { reason: 'membership', sentence: 'No.', isTold: true });
  await send();
  expect(device.entries).toMatchObject([{ hold: { reason: 'membership', isTold: true } }]);
  server.refuse = { text: 'One', status: 404, code: 'not_found' };
  await send();
  expect(device.entries).toMatchObject([{ hold: { reason: 'gone', isTold: false } }]);
});

test('a smile given and taken back without a connection never happened', async () => {
  await add(smile(true));
  await add(smile(false));
  expect(device.entries).toEqual([]);
});

test('of a smile that was on its way nobody knows: taking it back is sent', async () => {
  await add(smile(true), { isTried: true });
  await add(smile(false));
  await send();
  expect(server.taken).toEqual(['DELETE /posts/p/smile']);
});

test('the last of several votes counts, and every comment', () => {
  const waiting = (id: number, act: OutboxAct): OutboxEntry => ({
    id,
    userId: 'ada',
    act,
    key: String(id),
    about: '',
    isTried: false,
    hold: null,
  });
  const entry = (act: OutboxAct) => ({ userId: 'ada', act, key: 'k', about: '', isTried: false });
  const vote = (optionId: string): OutboxAct => ({ kind: 'vote', postId: 'p', optionId });
  expect(joinQueue([waiting(1, vote('a'))], entry(vote('b')))).toEqual({ remove: [1], isNeeded: true });
  expect(joinQueue([waiting(1, comment('a'))], entry(comment('a')))).toEqual({ remove: [], isNeeded: true });
  const others = [{ ...waiting(1, smile(true)), userId: 'ben' }];
  expect(joinQueue(others, entry(smile(false)))).toEqual({ remove: [], isNeeded: true });
});

/** A device that keeps an outbox. */
function newDevice() {
  const entries: OutboxEntry[] = [];
  let last = 0;
  const drop = (id: number) => {
    const at = entries.findIndex((entry) => entry.id === id);
    if (at >= 0) entries.splice(at, 1);
  };
  const change = (id: number, changes: Partial<OutboxEntry>) =>
    Object.assign(entries.find((entry) => entry.id === id) ?? {}, changes);
  const store: OutboxStore = {
    list: async () => entries.map((entry) => ({ ...entry })),
    add: async (entry) => {
      const { remove, isNeeded } = joinQueue(entries, entry);
      for (const id of remove) drop(id);
      if (isNeeded) entries.push({ ...entry, id: ++last, hold: null });
    },
    begin: async (id) => 'id' in change(id, { isTried: true }),
    hold: async (id, hold) => void change(id, { hold }),
    remove: async (id) => drop(id),
  };
  return { entries, store };
}

/** A server that takes each key once. */
function newServer() {
  const self = {
    userId: 'ada' as string | null,
    taken: [] as string[],
    keys: [] as string[],
    isAway: false,
    loseNextAnswer: false,
    refuse: null as { text: string; status: number; code: string } | null,
    fetch: (async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      if (self.isAway) throw new TypeError('Failed to fetch');
      const { pathname } = new URL(String(input), 'https://community.example');
      if (pathname.endsWith('/me')) {
        return self.userId === null ? refusal(401, 'unauthenticated') : Response.json({ id: self.userId });
      }
      const text = typeof init?.body === 'string' ? String(JSON.parse(init.body).text) : null;
      if (self.refuse !== null && self.refuse.text === text)
        return refusal(self.refuse.status, self.refuse.code);
      const key = new Headers(init?.headers).get('idempotency-key');
      if (key === null || !self.keys.includes(key)) {
        self.taken.push(`${init?.method} ${text ?? pathname.replace('/api/v1', '')}`);
      }
      if (key !== null) self.keys.push(key);
      if (self.loseNextAnswer) {
        self.loseNextAnswer = false;
        throw new TypeError('Failed to fetch');
      }
      return Response.json({});
    }) as typeof globalThis.fetch,
  };
  return self;
}

function refusal(status: number, code: string): Response {
  return Response.json({ status, code, title: 'No', detail: 'No.' }, { status });
}

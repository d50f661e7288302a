import { routes } from '@spark/contract';
import { call } from '#lib/api/call.ts';
import { codeOf, isApiProblem } from '#lib/api/problem.ts';
import { outcomeOf } from './hold-for.ts';
import { canBeSent, thingOf, type Hold, type OutboxEntry } from './outbox-entry.ts';
import type { OutboxStore } from './outbox-store.ts';
import { sendAct, type SendPost } from './send-act.ts';

/** What sending works with. */
export interface SendTools {
  store: OutboxStore;
  fetch: typeof globalThis.fetch;
  sendPost: SendPost;
  /** Runs alone among all tabs and the service worker. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Called after each thing that was sent, refused or held back. */
  onChange: () => void;
}

/** How far sending came: `later` where the server was not reached, `account` where nobody is signed in. */
export type SendResult = 'done' | 'later' | 'account';

/**
 * Sends what waits of whoever is signed in, each thing's acts in their order. What is refused waits for its author, and holds
 * back what follows it of the same thing only.
 */
export function sendOutbox(tools: SendTools): Promise<SendResult> {
  return tools.alone(() => sendAlone(tools));
}

async function sendAlone({ store, fetch, sendPost, onChange }: SendTools): Promise<SendResult> {
  if ((await store.list()).length === 0) return 'done';
  const userId = await whoIsHere(fetch);
  if (userId === 'later' || userId === 'account') return userId;
  const heldThings = new Set<string>();
  let result: SendResult = 'done';
  for (const entry of (await store.list()).filter((one) => one.userId === userId)) {
    const thing = thingOf(entry.act);
    if (!canBeSent(entry)) heldThings.add(thing);
    if (heldThings.has(thing) || !(await store.begin(entry.id))) continue;
    try {
      await sendAct(fetch, entry, sendPost);
      await store.remove(entry.id);
    } catch (caught) {
      const outcome = outcomeOf(caught, entry.act);
      if (outcome === 'later' && !isFault(caught)) return 'later';
      heldThings.add(thing);
      if (outcome === 'later') result = 'later';
      else await store.hold(entry.id, { ...outcome, isTold: isToldAlready(entry, outcome) });
    }
    onChange();
  }
  return result;
}

/** Tried again and refused once more in the same words, it is no news. */
function isToldAlready({ hold }: OutboxEntry, { sentence }: Hold): boolean {
  return hold?.sentence === sentence && hold.isTold === true;
}

/** The server stumbled over this very thing: the others go on. */
function isFault(caught: unknown): boolean {
  return isApiProblem(caught) && caught.problem.status === 500;
}

async function whoIsHere(fetch: typeof globalThis.fetch): Promise<string> {
  try {
    return (await call(fetch, routes.getMe)).id;
  } catch (caught) {
    return codeOf(caught) === 'unauthenticated' ? 'account' : 'later';
  }
}

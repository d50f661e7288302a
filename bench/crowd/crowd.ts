import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { routes } from '@spark/contract';
import { newMember, newUser, type Person } from '../../server/test/people.ts';
import { makeCreator, makeInterest, makeProduct } from '../../server/test/factories.ts';
import type { Db } from '../../server/src/platform/db/index.ts';

/** What a call is made with. */
export interface Sent {
  as?: Person;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

/** A few people, and the few things they all reach for. */
export interface Crowd {
  /** One after the other leaves, and somebody new comes. */
  people: Person[];
  operator: Person;
  interests: readonly { id: string; slug: string }[];
  products: readonly { id: string; external_id: string }[];
  /** Of what was made last, so many of each are known by their ids. */
  posts: string[];
  lists: string[];
  reviews: string[];
  orders: string[];
  comments: { id: string; postId: string }[];
  /** Calls Spark; gives what it answers, or nothing where it refuses. */
  call<Answer = unknown>(name: keyof typeof routes, sent?: Sent): Promise<Answer | undefined>;
  /** Calls as the shop. */
  callAsShop(name: keyof typeof routes, body: object): Promise<unknown>;
  /** Somebody new, in the place of another. */
  replace(index: number): Promise<Person | undefined>;
}

/** How long an answer took, in ms, and its status. */
export type Answered = (name: string, status: number, tookMs: number) => void;

const size = { people: 8, interests: 6, products: 5 };
const known = { posts: 20, lists: 8, reviews: 10, orders: 8, comments: 24 };

/** Has people come together before a few things. */
export async function gatherCrowd(
  db: Db,
  { url, apiKey, onAnswer }: { url: string; apiKey: string; onAnswer: Answered },
): Promise<Crowd> {
  const come = async () => {
    const person = await newMember(db);
    await makeCreator(db, person.id);
    return person;
  };
  const people: Person[] = [];
  for (let n = 0; n < size.people; n++) people.push(await come());
  const interests = [];
  for (let n = 0; n < size.interests; n++) interests.push(await makeInterest(db));
  const products = [];
  for (let n = 0; n < size.products; n++) products.push(await makeProduct(db, { quantity: 1_000 }));
  const operator = await newUser(db, { roles: ['operator'] });
  const send = createSender(url, onAnswer);
  return {
    people,
    operator,
    interests,
    products,
    posts: [],
    lists: [],
    reviews: [],
    orders: [],
    comments: [],
    call: (name, { as, ...sent } = {}) => send(name, sent, as?.token),
    callAsShop: (name, body) => send(name, { body }, apiKey),
    replace: async (index) => {
      const gone = people[index];
      people[index] = await come();
      return gone;
    },
  };
}

/** Remembers what was made, and forgets the oldest. */
export function remember<Kind extends keyof typeof known>(
  crowd: Crowd,
  kind: Kind,
  made: Crowd[Kind][number] | undefined,
): void {
  if (made === undefined) return;
  const all: unknown[] = crowd[kind];
  all.push(made);
  if (all.length > known[kind]) all.shift();
}

function createSender(url: string, onAnswer: Answered) {
  // Every call comes from an address of its own: what one address may do in a minute is not what is looked at.
  let calls = 0;
  const nextAddress = () => `127.${1 + ((++calls >> 16) & 127)}.${(calls >> 8) & 255}.${1 + (calls & 127)}`;
  return async <Answer>(
    name: keyof typeof routes,
    { params = {}, query, body }: Sent,
    token?: string,
  ): Promise<Answer | undefined> => {
    const { method, path } = routes[name];
    const filled = path.replaceAll(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ''));
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const startedAt = performance.now();
    const asked = request(`${url}/api/v1${filled}${search}`, {
      method,
      agent: new Agent({ localAddress: nextAddress() }),
      headers: {
        ...(sent === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    });
    asked.end(sent);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      asked.once('response', resolve).once('error', reject);
    });
    const { statusCode = 0 } = answer;
    const read = await text(answer);
    onAnswer(name, statusCode, performance.now() - startedAt);
    // The contract's own shapes, from our own server.
    return statusCode < 300 && read !== '' ? (JSON.parse(read) as Answer) : undefined;
  };
}

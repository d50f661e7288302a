import { Agent, request, type IncomingMessage } from 'node:http';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import type { Measurement } from './measurement.ts';
import { benchDataDir, withSpark } from './with-spark.ts';

const buyerCount = 200;
const rounds = 100;
const retryMs = 1_000;
const maxAttempts = 20;
const apiKey = 'the-key-of-the-shop-in-the-bench';
const dataName = 'oversell';
const externalId = 'the-last-piece';
const town = { name: 'Ada', city: 'London', postalCode: 'N1', country: 'GB' };

/**
 * Two hundred people want the last piece at the same moment, a hundred times. Each comes from an address of their own, which
 * only Linux gives to a process: elsewhere nothing is measured.
 */
export async function benchOversell(): Promise<Measurement[]> {
  if (process.platform !== 'linux') return [];
  const env = { SPARK_API_KEY: apiKey, SPARK_DEMO: 'off' };
  await rm(benchDataDir(dataName), { recursive: true, force: true });
  return withSpark(({ url }) => race(url), { name: dataName, env });
}

async function race(url: string): Promise<Measurement[]> {
  const buyers: Buyer[] = [];
  for (let number = 0; number < buyerCount; number++) buyers.push(await signUp(url, number));
  const productId = await putProduct(url);
  const waits: number[] = [];
  let sold = 0;
  let oversold = 0;
  const startedAt = performance.now();
  for (let round = 1; round <= rounds; round++) {
    // What was sold is promised until it is shipped: one more than that is one left.
    await putStock(url, sold + 1);
    for (const buyer of buyers) await fillBag(buyer, productId);
    const answers = await Promise.all(buyers.map((buyer) => buy(buyer, waits)));
    const winners = answers.filter((status) => status === 201).length;
    sold += winners;
    oversold += Math.max(0, winners - 1);
    const others = answers.filter((status) => status !== 201 && status !== 409);
    if (winners === 0 || others.length > 0)
      throw new Error(`Round ${round}: ${winners} sold, ${others.join()}.`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const { agent } of buyers) agent.destroy();
  waits.sort((one, other) => one - other);
  const at = (share: number) => waits[Math.floor(waits.length * share)] ?? 0;
  return [
    {
      name: `the last piece, ${buyerCount} buyers at once, ${rounds} times: oversold`,
      value: oversold,
      unit: 'pieces',
      p50Ms: at(0.5),
      p99Ms: at(0.99),
    },
    { name: 'a round of it, with filling the bags', value: seconds / rounds, unit: 's' },
  ];
}

interface Buyer {
  url: string;
  agent: Agent;
  token: string;
  /** Everybody lives somewhere else: of what is not paid, one address may hold so much only. */
  address: object;
  hasFilledBag: boolean;
}

async function signUp(url: string, number: number): Promise<Buyer> {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    localAddress: `127.0.${1 + (number >> 7)}.${1 + (number & 127)}`,
  });
  const body = { name: `Buyer ${number}`, email: `buyer-${number}@spark.test`, password: 'spark-bench-2017' };
  const answer = await send(agent, url, { method: 'POST', path: '/api/auth/sign-up/email', body });
  const token = answer.headers['set-auth-token'];
  if (typeof token !== 'string') throw new Error(`Buyer ${number} could not sign up: ${answer.body}`);
  return { url, agent, token, address: { ...town, line1: `Street ${number}` }, hasFilledBag: false };
}

async function putProduct(url: string): Promise<string> {
  const item = {
    externalId,
    title: 'The last piece',
    description: '',
    link: 'https://shop.example/last',
    imageLink: 'https://shop.example/last.jpg',
    price: { amount: 1990, currency: 'USD' },
    availability: 'in_stock',
    quantity: 1,
    at: new Date().toISOString(),
  };
  await asShop(url, '/api/v1/shop/products', { items: [item] });
  const found = await fetch(`${url}/api/v1/products?limit=1`);
  // The contract's own shape, from our own server.
  const { items } = (await found.json()) as { items: { id: string }[] };
  if (items[0] === undefined) throw new Error('The product was not taken.');
  return items[0].id;
}

function putStock(url: string, quantity: number): Promise<void> {
  const at = new Date().toISOString();
  return asShop(url, '/api/v1/shop/stock', {
    items: [{ externalId, availability: 'in_stock', quantity, at }],
  });
}

async function asShop(url: string, path: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}

/** Only whoever bought in the round before has an empty bag. */
async function fillBag(buyer: Buyer, productId: string): Promise<void> {
  if (buyer.hasFilledBag) return;
  const path = `/api/v1/bag/items/${productId}`;
  const { status, body } = await send(buyer.agent, buyer.url, {
    method: 'PUT',
    path,
    body: { quantity: 1 },
    token: buyer.token,
  });
  if (status !== 200) throw new Error(`The bag was not filled: ${body}`);
  buyer.hasFilledBag = true;
}

/** Buys, and comes back when asked to, as people and programs do. */
async function buy(buyer: Buyer, waits: number[]): Promise<number> {
  const startedAt = performance.now();
  const order = {
    method: 'POST',
    path: '/api/v1/orders',
    body: { address: buyer.address, delivery: 'standard' },
    token: buyer.token,
  };
  let { status } = await send(buyer.agent, buyer.url, order);
  for (let attempt = 1; status === 503 && attempt < maxAttempts; attempt++) {
    await delay(retryMs);
    ({ status } = await send(buyer.agent, buyer.url, order));
  }
  waits.push(performance.now() - startedAt);
  if (status === 201) buyer.hasFilledBag = false;
  return status;
}

async function send(
  agent: Agent,
  url: string,
  { method, path, body, token }: { method: string; path: string; body: object; token?: string },
) {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const asked = request(url + path, { method, agent, headers });
  asked.end(JSON.stringify(body));
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject);
  });
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

import { openOutbound, type OutboundResponse, type OutboundRules } from '../../platform/outbound/index.ts';
import { decodePage } from './decode-page.ts';
import { startBudget, type FetchBudget } from './fetch-budget.ts';
import { fetchPicture, readPictureBody } from './fetch-picture.ts';
import { createHeadReader, type PageHead } from './page-head.ts';

/** A page as it was found. */
export interface FetchedPage {
  /** Where the address led in the end. */
  finalUrl: string;
  title: string;
  description: string;
  /** The bytes of what may be its picture. */
  picture: Uint8Array | null;
}

/** A head longer than this is no head. */
const maxHeadBytes = 512 * 1024;

/** Reads a page and its picture within one budget. Throws `OutboundError`. */
export async function fetchPage(address: URL, outbound: Partial<OutboundRules>): Promise<FetchedPage> {
  const budget = startBudget(outbound);
  const rules = budget.rest();
  if (rules === null) throw new RangeError('The budget for reading links is empty.');
  const response = await openOutbound(address.href, rules);
  const type = response.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const bare = { finalUrl: response.url, title: '', description: '', picture: null };
  if (type.startsWith('image/')) return { ...bare, picture: await readPictureBody(response, budget) };
  if (type !== 'text/html' && type !== 'application/xhtml+xml') {
    await response.close();
    return bare;
  }
  const { title, description, ...head } = await readHead(response, budget);
  return { ...bare, title, description, picture: await fetchPicture(head, response.url, budget) };
}

async function readHead(response: OutboundResponse, budget: FetchBudget): Promise<PageHead> {
  const reader = createHeadReader();
  const bytes = upTo(maxHeadBytes, budget.spend(response.body));
  for await (const text of decodePage(bytes, response.contentType)) {
    reader.write(text);
    if (reader.isDone()) break;
  }
  return reader.read();
}

async function* upTo(maxBytes: number, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = maxBytes;
  for await (const chunk of body) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

import { openOutbound, OutboundError, type OutboundResponse } from '../../platform/outbound/index.ts';
import type { FetchBudget } from './fetch-budget.ts';
import type { PageHead } from './page-head.ts';

/** The bytes of the first picture of a page that can be had with what is left of the budget; `null` for none. */
export async function fetchPicture(
  { pictures, base }: Pick<PageHead, 'pictures' | 'base'>,
  pageUrl: string,
  budget: FetchBudget,
): Promise<Uint8Array | null> {
  const root = URL.parse(base ?? '', pageUrl)?.href ?? pageUrl;
  const addresses = new Set(pictures.flatMap((written) => URL.parse(written, root)?.href ?? []));
  for (const address of addresses) {
    const rules = budget.rest();
    if (rules === null) return null;
    const response = await openOutbound(address, rules).catch(giveUp);
    const bytes = response === null ? null : await readPictureBody(response, budget);
    if (bytes !== null) return bytes;
  }
  return null;
}

/** The bytes of an answer that says it is a picture and fits into the budget; `null` for anything else. */
export async function readPictureBody(
  response: OutboundResponse,
  budget: FetchBudget,
): Promise<Uint8Array | null> {
  const isTooLarge = (response.contentLength ?? 0) > (budget.rest()?.maxBytes ?? 0);
  if (!response.contentType.toLowerCase().startsWith('image/') || isTooLarge) {
    await response.close();
    return null;
  }
  return collect(budget.spend(response.body)).catch(giveUp);
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

// A link without its picture is still a link.
function giveUp(error: unknown): null {
  if (error instanceof OutboundError) return null;
  throw error;
}

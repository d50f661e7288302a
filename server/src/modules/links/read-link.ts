import { limits } from '@spark/contract';
import { ProblemError } from '../../platform/http/index.ts';
import { judgeAddress, OutboundError } from '../../platform/outbound/index.ts';
import type { Services } from '../../platform/services.ts';
import { keepPicture } from '../media/index.ts';
import { fetchPage, type FetchedPage } from './fetch-page.ts';
import { findLinkedProduct } from './find-linked-product.ts';
import { pageKey, parseLinkAddress, refusedAddress, withoutTracking } from './link-address.ts';
import { findFreshPage, storePage, type LinkPageRow } from './link-pages.queries.ts';
import { shareFlight } from './share-flight.ts';
import { siteName } from './site-name.ts';

/** What reading links takes. */
export type LinkServices = Pick<Services, 'db' | 'publicUrl' | 'outbound'> &
  Parameters<typeof keepPicture>[0];

/** What is known of an address. */
export interface LinkFacts {
  url: string;
  title: string;
  description: string;
  site: string;
  mediaId: string | null;
  /** The product of the catalogue whose page it is; then nothing was fetched. */
  productId: string | null;
}

/**
 * Reads the page behind an address: from the catalogue, from what was read within two weeks, or from the web. A page
 * that does not answer is known by its site alone. Throws `validation_failed` for what cannot be a page of the web.
 * Takes up to ten seconds, so it is no part of a transaction.
 */
export async function readLink(services: LinkServices, text: string, now: Date): Promise<LinkFacts> {
  const address = parseLinkAddress(text);
  const product = await findLinkedProduct(services.db, address, services.publicUrl);
  if (product !== null) {
    const { id, title } = product;
    const site = siteName(address);
    return { url: address.href, title, description: '', site, mediaId: null, productId: id };
  }
  try {
    judgeAddress(address.href, services.outbound);
    const key = pageKey(address);
    // What is kept is asked for within the flight: asked before it, the answer may be older than a flight that ended.
    const page = await shareFlight(
      key,
      async () => (await findFreshPage(services.db, key, now)) ?? (await readPage(services, key, now)),
    );
    return describe(address, page);
  } catch (error) {
    throw error instanceof OutboundError ? refusedAddress(error.said) : error;
  }
}

async function readPage(services: LinkServices, key: string, now: Date): Promise<LinkPageRow> {
  const fetched = await fetchPage(new URL(key), services.outbound).catch(explain);
  const page: LinkPageRow = {
    final_url: withoutTracking(new URL(fetched?.finalUrl ?? key)).href,
    title: fetched?.title ?? '',
    description: fetched?.description ?? '',
    media_id: fetched?.picture ? await keep(services, fetched.picture, now) : null,
  };
  await storePage(services.db, { url: key, ...page, is_read: fetched !== null, read_at: now });
  return page;
}

// What cannot be read now may be read later; what must not be read is told to whoever asked.
function explain(error: unknown): FetchedPage | null {
  if (error instanceof OutboundError && error.kind === 'failed') return null;
  throw error;
}

// Whatever is wrong with a picture, the link is there without it.
async function keep(services: LinkServices, bytes: Uint8Array, now: Date): Promise<string | null> {
  try {
    return await keepPicture(services, bytes, { purpose: 'link', now });
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

function describe(address: URL, page: LinkPageRow): LinkFacts {
  const url = destination(address, new URL(page.final_url));
  const site = siteName(url);
  return {
    url: url.href,
    title: page.title || site,
    description: page.description,
    site,
    mediaId: page.media_id,
    productId: null,
  };
}

/**
 * Where people are sent. Within a site, to the address as it was given: where it led us may be a page to sign in. From
 * one site to another, to where it led, so that the site that is shown is the one that opens.
 */
function destination(given: URL, final: URL): URL {
  if (siteName(given) !== siteName(final)) return final.href.length > limits.linkLength ? given : final;
  const url = new URL(given);
  url.hostname = final.hostname;
  url.port = final.port;
  if (final.protocol === 'https:') url.protocol = final.protocol;
  return url;
}

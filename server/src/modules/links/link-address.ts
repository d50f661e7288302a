import { limits } from '@spark/contract';
import { invalid, type ProblemError } from '../../platform/http/index.ts';
import { say, sayTogether, type Sentence } from '../../platform/sentences/index.ts';

/** What shops and networks hang on to an address to follow the person who shares it; it changes nothing of the page. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igsh|igshid|yclid|ttclid|twclid|li_fat_id|srsltid|_hs(?:enc|mi)|vero_id)$/i;

const mend = say`Give the address of a page that anybody can open.`;

/** Reads an address as people type and paste it, without what follows them around. Throws `validation_failed`. */
export function parseLinkAddress(text: string): URL {
  const trimmed = text.trim();
  // A browser takes it for a slash, other programs for part of the host.
  if (/^[^?#]*\\/.test(trimmed)) throw refusedAddress(say`An address has no backslashes.`);
  // "shop.example:8443/x" has no scheme, "mailto:me" has.
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(trimmed);
  const url = URL.parse(hasScheme ? trimmed : `https://${trimmed}`);
  if (url === null) throw refusedAddress(say`This is not an address.`);
  const clean = withoutTracking(url);
  if (clean.href.length > limits.linkLength) {
    throw refusedAddress(say`The address is longer than ${limits.linkLength} characters.`);
  }
  return clean;
}

/** Why an address cannot be the page of a link, and what could be. */
export function refusedAddress(reason: Sentence): ProblemError {
  return invalid({ path: '/url', message: sayTogether([reason, mend]) });
}

/** Takes away what only serves to follow people; all else stays as it is written. */
export function withoutTracking(url: URL): URL {
  const clean = new URL(url);
  const kept = clean.search
    .slice(1)
    .split('&')
    .filter((part) => !tracking.test(part.split('=', 1)[0] ?? ''));
  clean.search = kept.join('&');
  return clean;
}

/** One name for all addresses of one page. */
export function pageKey(url: URL): string {
  const key = new URL(url);
  key.hash = '';
  return key.href;
}

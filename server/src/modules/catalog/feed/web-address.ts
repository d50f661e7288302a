import { isPublicHost } from '../../../platform/outbound/index.ts';
import { say, type Sentence } from '../../../platform/sentences/index.ts';
import type { RowIssueCode } from './feed-row.ts';

/** An address a shopper's browser may be sent to, or why not. */
export type CheckedAddress = { href: string } | { href: null; code: RowIssueCode; reason: Sentence };

/** The contract's longest address. */
const maxAddressChars = 2_000;

// Names are not resolved: nothing is fetched from these addresses, they only must not lead a browser home.
/**
 * Checks that a link or picture address is http(s), without credentials, and does not point inside a network, unless to a
 * host the operator named.
 */
export function checkWebAddress(text: string, allowedHosts: readonly string[] = []): CheckedAddress {
  const trimmed = text.trim();
  if (trimmed.length > maxAddressChars)
    return refused('too_long', say`is longer than ${maxAddressChars} characters`);
  if (!/^https?:\/\//i.test(trimmed))
    return refused('bad_link', say`does not begin with http:// or https://`);
  const url = URL.parse(trimmed);
  if (url === null) return refused('bad_link', say`is not an address`);
  if (url.username !== '' || url.password !== '')
    return refused('bad_link', say`carries a user name or password`);
  if (!allowedHosts.includes(url.hostname) && !isPublicHost(url.hostname))
    return refused('private_link', say`points inside a private network`);
  if (url.href.length > maxAddressChars)
    return refused('too_long', say`is longer than ${maxAddressChars} characters`);
  return { href: url.href };
}

function refused(code: RowIssueCode, reason: Sentence): CheckedAddress {
  return { href: null, code, reason };
}

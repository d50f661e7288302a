import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an IP address belongs to the public internet; everything special (private, link-local, translated) does not. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // `process` unwraps IPv4 inside IPv6, so that ::ffff:127.0.0.1 is judged as 127.0.0.1.
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  // Global unicast is 2000::/3; the rest of IPv6 is reserved, translated or retired.
  return address.kind() === 'ipv4' || ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

/** Whether the host of a parsed URL may be public: no address of a private network and no name that means one. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host);
  return host.includes('.') && !/\.(localhost|local|internal|home\.arpa)$/i.test(host);
}

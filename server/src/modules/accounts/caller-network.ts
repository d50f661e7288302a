import { isIPv6 } from 'node:net';

// Carries the address of the caller to sign-in and its limiter; whatever a client sends under this name is replaced.
export const clientAddressHeader = 'x-spark-client-address';

/** The network somebody calls from: an address, or, of the new ones, the 64 bits one household has. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

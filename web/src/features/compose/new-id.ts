/**
 * Makes an id (UUIDv7) on this device, so that a draft has its name before the server has heard of it. Random bytes rather
 * than `randomUUID`, which pages without a secure connection do not have.
 */
export function newId(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(10))): string {
  const time = now.toString(16).padStart(12, '0');
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = random;
  const version = 0x70 | (a & 0x0f);
  const variant = 0x80 | (c & 0x3f);
  return [time.slice(0, 8), time.slice(8), hex([version, b]), hex([variant, d]), hex(rest)].join('-');
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

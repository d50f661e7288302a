import { createHash, randomBytes } from 'node:crypto';

const cookieName = 'spark_device';

// A view counts once a day, and is forgotten after two: nothing is gained by knowing the device for longer.
const keptSeconds = 2 * 86_400;

/** A device nobody is signed in on. */
export interface Device {
  /** Stands for the device: an id without hyphens, so that no person has it. The cookie cannot be told from it. */
  key: string;
  /** The cookie to be set, for a device that was not here before. */
  cookie: string | null;
}

/** The key of a device that was here before; `null` for any other. */
export function knownDevice(cookies: string | undefined): string | null {
  const known = findCookie(cookies);
  return known === null ? null : keyOf(known);
}

/** The cookie that makes a device forget its own: somebody signed in on it, who is known from now on. */
export function forgetDevice({ isHttps }: { isHttps: boolean }): string {
  return deviceCookie('', 0, isHttps);
}

/** Knows a device by its cookie, or gives it one. */
export function recognizeDevice(cookies: string | undefined, { isHttps }: { isHttps: boolean }): Device {
  const known = findCookie(cookies);
  if (known !== null) return { key: keyOf(known), cookie: null };
  const id = randomBytes(16).toString('base64url');
  return { key: keyOf(id), cookie: deviceCookie(id, keptSeconds, isHttps) };
}

function deviceCookie(value: string, maxAgeSeconds: number, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/api/v1/events; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function findCookie(cookies = ''): string | null {
  return /(?:^|;\s*)spark_device=([\w-]{22})(?:;|$)/.exec(cookies)?.[1] ?? null;
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}

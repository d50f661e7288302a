import { createHash, randomBytes } from 'node:crypto';

const cookieName = 'spark_device';

// A view counts once a day, and is forgotten after two: nothing is gained by knowing the device for longer.
const keptSeconds = 2 * 86_400;

/** A device nobody is signed in on. */
export interface Device {
  /** Stands for the device where views are counted; the cookie cannot be told from it. */
  key: string;
  /** The cookie to be set, for a device that was not here before. */
  cookie: string | null;
}

/** Knows a device by its cookie, or gives it one. */
export function recognizeDevice(cookies: string | undefined, { isHttps }: { isHttps: boolean }): Device {
  const known = findCookie(cookies);
  if (known !== null) return { key: keyOf(known), cookie: null };
  const id = randomBytes(16).toString('base64url');
  const secure = isHttps ? '; Secure' : '';
  const cookie = `${cookieName}=${id}; Path=/api/v1/events; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${secure}`;
  return { key: keyOf(id), cookie };
}

function findCookie(cookies = ''): string | null {
  return /(?:^|;\s*)spark_device=([\w-]{22})(?:;|$)/.exec(cookies)?.[1] ?? null;
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

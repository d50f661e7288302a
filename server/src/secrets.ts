import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Values that must never be printed, logged or sent. */
export interface Secrets {
  /** Signs sessions. */
  auth: string;
  /** Signs cursors. */
  cursor: string;
  /** The key of the shop's own systems. */
  apiKey: string;
}

/**
 * The secrets of this installation: made once and kept in `secrets.json` of the data folder, readable by its owner only.
 * An API key from the settings takes the place of the generated one.
 */
export async function loadSecrets(dataDir: string, apiKey: string | null): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'secrets.json');
  const kept = await readKept(path);
  const secrets = kept ?? { auth: random(), cursor: random(), apiKey: random() };
  if (kept === null) await writeOnce(path, secrets);
  return { ...secrets, apiKey: apiKey ?? secrets.apiKey };
}

async function readKept(path: string): Promise<Secrets | null> {
  try {
    // Written by writeOnce below and by nobody else.
    return JSON.parse(await readFile(path, 'utf8')) as Secrets;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(`${path} cannot be read; mend or remove it, people will then have to sign in again.`, {
      cause: error,
    });
  }
}

async function writeOnce(path: string, secrets: Secrets): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(secrets, null, 2) + '\n');
    await file.sync();
  } finally {
    await file.close();
  }
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

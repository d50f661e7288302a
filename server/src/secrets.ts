import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { newPushKeys, type PushKeys } from './platform/push/index.ts';

/** Values that must never be printed, logged or sent. */
export interface Secrets {
  /** Signs sessions. */
  auth: string;
  /** Signs cursors. */
  cursor: string;
  /** Signs the links at the end of letters. */
  letters: string;
  /** The key of the shop's own systems. */
  apiKey: string;
  /** Signs messages to push services; its public half is no secret. */
  push: PushKeys;
}

/**
 * The secrets of this installation: made once and kept in `secrets.json` of the data folder, readable by its owner only.
 * An API key from the settings takes the place of the generated one.
 */
export async function loadSecrets(dataDir: string, apiKey: string | null): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'secrets.json');
  const kept = await readKept(path);
  const secrets = { ...newSecrets(), ...kept };
  if (kept === null) await write(path, 'wx', secrets);
  // Made by a Spark that knew fewer.
  else if (Object.keys(secrets).length > Object.keys(kept).length) await replace(path, secrets);
  return { ...secrets, apiKey: apiKey ?? secrets.apiKey };
}

function newSecrets(): Secrets {
  return { auth: random(), cursor: random(), letters: random(), apiKey: random(), push: newPushKeys() };
}

async function readKept(path: string): Promise<Partial<Secrets> | null> {
  try {
    // Written below and by nobody else.
    return JSON.parse(await readFile(path, 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(`${path} cannot be read; mend or remove it, people will then have to sign in again.`, {
      cause: error,
    });
  }
}

async function replace(path: string, secrets: Secrets): Promise<void> {
  const part = `${path}.part`;
  await write(part, 'w', secrets);
  await rename(part, path);
}

async function write(path: string, flags: 'w' | 'wx', secrets: Secrets): Promise<void> {
  const file = await open(path, flags, 0o600);
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

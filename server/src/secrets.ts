import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
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
  if (kept === null) {
    // Another process of the same folder may be first.
    if (!(await put(path, secrets, link))) return loadSecrets(dataDir, apiKey);
    // Made by a Spark that knew fewer.
  } else if (Object.keys(secrets).length > Object.keys(kept).length) {
    await put(path, secrets, rename);
  }
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

/** Puts the file where it belongs, whole or not at all; false where it is not to be replaced and is there. */
async function put(
  path: string,
  secrets: Secrets,
  place: (from: string, to: string) => Promise<void>,
): Promise<boolean> {
  const part = `${path}.${random()}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(secrets, null, 2) + '\n');
      await file.sync();
    } finally {
      await file.close();
    }
    await place(part, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

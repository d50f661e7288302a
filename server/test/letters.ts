import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestApp } from './test-app.ts';

/** A letter as it was kept in the folder of a Spark without a mail server. */
export interface Letter {
  subject: string;
  to: string;
  /** All of it, headers included, as a person reads it. */
  text: string;
}

/** By file; whoever waits for a letter asks for all of them again and again, and none is written twice. */
const known = new Map<string, Promise<Letter>>();

/** Every letter that was written so far. */
export async function readLetters({ dataDir }: Pick<TestApp, 'dataDir'>): Promise<Letter[]> {
  const folder = join(dataDir, 'mail');
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  return Promise.all(files.map((name) => readOnce(join(folder, name))));
}

function readOnce(path: string): Promise<Letter> {
  const letter = known.get(path) ?? readFile(path, 'utf8').then(readLetter);
  known.set(path, letter);
  return letter;
}

function readLetter(source: string): Letter {
  const text = unquote(source);
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(source)?.[1]?.trim() ?? '';
  return { subject: header('Subject'), to: header('To'), text };
}

/** Undoes quoted-printable: soft line ends, and bytes as hexadecimal digits. */
function unquote(source: string): string {
  return source
    .replaceAll('=\r\n', '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) =>
      Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
    );
}

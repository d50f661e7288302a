import { readFile } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import { findSharedData } from './shared-data.ts';

/** Where the hostile files lie; `null` where they are not there. */
export const badInputFolder = findSharedData('bad-input');

/** A hostile file and what has to become of it. */
export interface BadFile {
  file: string;
  bytes: number;
  expect: string;
}

/** The hostile pictures. */
export async function listBadImages(): Promise<BadFile[]> {
  const manifest = await readFile(join(badInputFolder ?? '', 'MANIFEST.jsonl'), 'utf8');
  // The manifest of the test data.
  const files = manifest
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as BadFile);
  return files.filter(({ file }) => file.startsWith('images/'));
}

/** Where a hostile file lies. */
export function pathOfBad({ file }: BadFile): string {
  return join(badInputFolder ?? '', file);
}

/** The bytes of a hostile file. */
export function readBadFile(bad: BadFile): Promise<Buffer> {
  return readFile(pathOfBad(bad));
}

/** One file of every kind of fault: what its name begins with, where it is from, its format and what is expected of it. */
export function faultsOf(files: BadFile[]): BadFile[] {
  const kinds = Map.groupBy(files, (one) => {
    const { dir, name, ext } = parse(one.file);
    // Of those we wrote down ourselves, each is a kind.
    const kind = /bombs|payload|polyglot/.test(dir) ? name : (/^[a-z]+/.exec(name)?.[0] ?? name);
    return `${dir} ${kind}${ext} ${one.expect}`;
  });
  return [...kinds.values()].flatMap((same) => same.slice(0, 1));
}

/** One file of every kind: format and what is expected of it. */
export function sampleOf(files: BadFile[]): BadFile[] {
  return [...new Map(files.map((one) => [`${extname(one.file)} ${one.expect}`, one])).values()];
}

/** The smallest file for everything that may be expected of one: where only what follows from it is looked at. */
export function outcomesOf(files: BadFile[]): BadFile[] {
  // What is wanted of bombs alone is what a decoder does with them, and it has met them.
  const light = files.filter(({ file }) => !file.includes('/bombs/')).toSorted((a, b) => b.bytes - a.bytes);
  return [...new Map(light.map((one) => [one.expect, one])).values()];
}

/** Whether this may become of a file. */
export function isExpected(outcome: 'accepted' | 'refused', { expect: wanted }: BadFile): boolean {
  if (wanted === 'reject') return outcome === 'refused';
  return outcome === 'accepted' || !wanted.startsWith('accept') || wanted.includes('or reject');
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findSharedData } from './shared-data.ts';

const lists = [
  'strings/patt/Open-Redirect-payloads.txt',
  'strings/patt/crlfinjection.txt',
  'strings/patt/directory_traversal.txt',
  'strings/patt/openredirects.txt',
  'strings/patt_xss/BRUTELOGIC-XSS-STRINGS.txt',
  'strings/patt_xss/RSNAKE_XSS.txt',
  'strings/patt_xss/XSSDetection.txt',
  'strings/patt_xss/XSS_Polyglots.txt',
  'strings/patt_xss/xss_payloads_quick.txt',
];

/** Strings that programs stumble over or run, each once; `null` where the test data is not there. */
export async function readHostileStrings(): Promise<string[] | null> {
  const folder = findSharedData('bad-input');
  if (folder === null) return null;
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  // Lists of the test data.
  const naughty = JSON.parse(await read('strings/blns/blns.json')) as string[];
  const cases = (await readLines(read, 'unicode/text_cases.jsonl')).map((line) => {
    const { text } = JSON.parse(line) as { text: string };
    return text;
  });
  const names = (await readLines(read, 'unicode/confusable_names.jsonl')).map((line) => {
    const { attempt } = JSON.parse(line) as { attempt: string };
    return attempt;
  });
  const lines = await Promise.all(lists.map((file) => readLines(read, file)));
  // As a program would send it: half a surrogate pair is no text at all.
  return [...new Set([...naughty, ...cases, ...names, ...lines.flat(), '\ud800', 'half \udc00 a pair'])];
}

/** Whether PostgreSQL and UTF-8 have room for it. */
export function canBeKept(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

async function readLines(read: (file: string) => Promise<string>, file: string): Promise<string[]> {
  return (await read(file)).split('\n').filter((line) => line !== '');
}

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getKey, IndexTracker, type Message } from 'wuchale';
import { adapterFor } from './adapters.ts';

/** A text of the sources, in the words it is written in, and where it stands. */
export interface SourceText {
  key: string;
  /** One form, or as many as its language has for numbers. */
  forms: string[];
  context: string | undefined;
  places: { file: string; placeholders: [number, string][] }[];
}

/** Every text of the web client, in the order of the files it stands in. */
export async function extractTexts(webRoot: string): Promise<Map<string, SourceText>> {
  const texts = new Map<string, SourceText>();
  for (const file of sourceFiles(webRoot)) {
    for (const message of await textsOf(file, readFileSync(join(webRoot, file), 'utf8'))) {
      const key = getKey(message.msgStr, message.context);
      const text = texts.get(key) ?? { key, forms: message.msgStr, context: message.context, places: [] };
      text.places.push({ file, placeholders: message.placeholders });
      texts.set(key, text);
    }
  }
  return texts;
}

/** The files texts are taken from, named from the folder of the web client. */
export function sourceFiles(webRoot: string): string[] {
  return globSync('src/**/*.{ts,svelte}', { cwd: webRoot })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => adapterFor(file) !== null)
    .toSorted();
}

/** By file and what stands in it: who looks for what was left out asks for the texts of all files once more. */
const known = new Map<string, Promise<Message[]>>();

/** The texts of one file. */
export function textsOf(file: string, content: string): Promise<Message[]> {
  const key = `${file}\n${content}`;
  const texts = known.get(key) ?? readTexts(file, content);
  known.set(key, texts);
  return texts;
}

async function readTexts(file: string, content: string): Promise<Message[]> {
  const adapter = adapterFor(file);
  if (adapter === null) return [];
  const { msgs } = await adapter.transform({
    content,
    filename: file,
    index: new IndexTracker(),
    expr: { plain: '', reactive: '' },
    matchUrl: () => null,
  });
  return msgs.filter(({ type }) => type === 'message');
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the parts of the program are asked for. Their names tell what is in them, so they may be kept for ever. */
export const programPath = '/_app/immutable/';

const types = new Map([
  ['js', 'text/javascript'],
  ['css', 'text/css'],
  ['woff2', 'font/woff2'],
]);

/** How the build compresses parts: what browsers call it, and how such a file's name ends; the smallest first. */
const codings = [
  { coding: 'br', ending: '.br' },
  { coding: 'gzip', ending: '.gz' },
];

/** Answers a request for a part of the program; false where it has not. */
export type AnswerPart = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/**
 * Answers for scripts, styles and fonts of a build from memory. adapter-node opens, streams and closes a file for each, and
 * whoever comes for the first time asks for a dozen, a service worker for all. What browsers do not ask (for a range, with
 * weights) is left to it.
 */
export async function keepProgramParts(build: string): Promise<AnswerPart> {
  const folder = join(build, 'client', programPath);
  const files = new Set(await namesIn(folder));
  const kept = new Map<string, Promise<Buffer>>();
  const keep = (file: string): Promise<Buffer> => {
    const known = kept.get(file);
    if (known !== undefined) return known;
    const reading = readFile(join(folder, file));
    kept.set(file, reading);
    // One that cannot be read right now may be later.
    reading.catch(() => kept.delete(file));
    return reading;
  };
  return async (request, reply) => {
    const name = request.url.slice(programPath.length);
    const type = types.get(name.slice(name.lastIndexOf('.') + 1));
    const { range, 'accept-encoding': accepted = '', 'if-none-match': held } = request.headers;
    if (type === undefined || !files.has(name) || range !== undefined || accepted.includes(';')) return false;
    const isAccepted = new Set(accepted.split(',').map((coding) => coding.trim()));
    const found = codings.find(({ coding, ending }) => isAccepted.has(coding) && files.has(name + ending));
    const file = name + (found?.ending ?? '');
    const etag = `"${file}"`;
    reply.headers({ etag, vary: 'Accept-Encoding', 'cache-control': 'public,max-age=31536000,immutable' });
    if (held === etag) {
      await reply.code(304).send();
      return true;
    }
    if (found !== undefined) reply.header('content-encoding', found.coding);
    await reply.type(type).send(await keep(file));
    return true;
  };
}

/** Files in a folder and the folders in it, with `/` between. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
}

import fastJson from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';

type Write = (data: unknown) => string;

const built = new WeakMap<object, Write>();

/**
 * Writes answers by their schemas: what writes is built once for each, since every route refuses by the same one, and once
 * there is something to write.
 */
export const compileSerializer: FastifySerializerCompiler<object> = ({ schema }) => {
  return (data) => {
    let write = built.get(schema);
    if (write === undefined) built.set(schema, (write = writerOf(schema)));
    return write(data);
  };
};

const texts = new WeakMap<object, Buffer | null>();

/**
 * Says of a thing which is never changed that it goes into many lists: it is written out once, by the schema of the first
 * list it is in. A thing is in lists of one schema only.
 */
export function writeOnce<Thing extends object>(thing: Thing): Thing {
  if (!texts.has(thing)) texts.set(thing, null);
  return thing;
}

function writerOf(schema: object): Write {
  const whole: Write = fastJson(sayNullable(schema) as object);
  const item = itemOf(schema);
  if (item === null) return whole;
  const writeItem: Write = fastJson(sayNullable(item) as object);
  return (list) => {
    if (!isObject(list) || !Array.isArray(list['items'])) return whole(list);
    const around = whole({ ...list, items: [] });
    return join(
      list['items'].map((one: unknown) => writeKept(one, writeItem)),
      Buffer.from(around.slice(listStart.length)),
      // Fastify sends bytes as they are, though it only speaks of text.
    ) as unknown as string;
  };
}

/** A list of what is written already, and how it ends: each byte is copied once. */
function join(items: readonly Buffer[], end: Buffer): Buffer {
  let length = listStart.length + Math.max(0, items.length - 1) + end.length;
  for (const item of items) length += item.length;
  const list = Buffer.allocUnsafe(length);
  let at = list.write(listStart, 'latin1');
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] ?? end;
    if (index > 0) list[at++] = comma;
    list.set(item, at);
    at += item.length;
  }
  list.set(end, at);
  return list;
}

// Bytes, not text: what was put together of many pieces would be put together, and encoded, each time.
function writeKept(thing: unknown, write: Write): Buffer {
  const known = isObject(thing) ? texts.get(thing) : undefined;
  if (known) return known;
  const written = Buffer.from(write(thing));
  if (known === null && isObject(thing)) texts.set(thing, written);
  return written;
}

/** How a list begins: with its items. */
const listStart = '{"items":[';
const comma = ','.charCodeAt(0);

function itemOf(schema: object): object | null {
  const properties: unknown = 'properties' in schema ? schema.properties : null;
  if (!isObject(properties) || Object.keys(properties)[0] !== 'items') return null;
  const items = properties['items'];
  return isObject(items) && items['type'] === 'array' && isObject(items['items']) ? items['items'] : null;
}

/**
 * Says "this or null" in the way the serialiser has a branch for: as a choice between two schemas it validates the value
 * against each, which takes most of the time. And says of words to choose from that they are text, which it does not infer.
 */
function sayNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(sayNullable);
  if (!isObject(schema)) return schema;
  const said = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, sayNullable(value)]));
  if (isChoiceOfWords(said)) return { ...said, type: 'string' };
  const [value, nothing, ...more]: unknown[] = Array.isArray(said['anyOf']) ? said['anyOf'] : [];
  if (more.length > 0 || !isObject(value) || !isObject(nothing) || nothing['type'] !== 'null') return said;
  // Where something is a choice itself, its parts are validated, and none is then one of the words to choose from.
  const words = value['enum'];
  return { ...value, ...(Array.isArray(words) ? { enum: [...words, null] } : {}), nullable: true };
}

function isChoiceOfWords(schema: Record<string, unknown>): boolean {
  const words: unknown = schema['enum'];
  return Array.isArray(words) && words.every((word) => typeof word === 'string') && !('type' in schema);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

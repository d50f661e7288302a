import fastJson from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';

const built = new WeakMap<object, (data: unknown) => string>();

/** Builds what writes answers by their schemas: once for each schema, since every route refuses by the same one. */
export const compileSerializer: FastifySerializerCompiler<object> = ({ schema }) => {
  // What comes out of a schema object is one again.
  const serialize = built.get(schema) ?? fastJson(sayNullable(schema) as object);
  built.set(schema, serialize);
  return serialize;
};

/**
 * Says "this or null" in the way the serialiser has a branch for: as a choice between two schemas it validates the value
 * against each, which takes most of the time. And says of words to choose from that they are text, which it does not infer.
 */
function sayNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(sayNullable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const said = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, sayNullable(value)]));
  if (isChoiceOfWords(said)) return { ...said, type: 'string' };
  const [value, nothing, ...more]: unknown[] = Array.isArray(said['anyOf']) ? said['anyOf'] : [];
  if (more.length > 0 || !isObject(value) || !isObject(nothing) || nothing['type'] !== 'null') return said;
  return { ...value, nullable: true };
}

function isChoiceOfWords(schema: Record<string, unknown>): boolean {
  const words: unknown = schema['enum'];
  return Array.isArray(words) && words.every((word) => typeof word === 'string') && !('type' in schema);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

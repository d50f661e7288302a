import fastJson from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';

const built = new WeakMap<object, (data: unknown) => string>();

/** Builds what writes answers by their schemas: once for each schema, since every route refuses by the same one. */
export const compileSerializer: FastifySerializerCompiler<object> = ({ schema }) => {
  const serialize = built.get(schema) ?? fastJson(schema);
  built.set(schema, serialize);
  return serialize;
};

import { Ajv, type ErrorObject, type Options } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import type { ProblemDetail } from './problem-error.ts';

// Bodies are taken as they are; query and path only ever arrive as text, so numbers and booleans are read out of it, and
// what was named once is a list of one where there may be several.
const isDateTime = addFormats.default(new Ajv()).compile<string>({ type: 'string', format: 'date-time' });
const strict = createAjv({});
const coercing = createAjv({ coerceTypes: 'array' });

/** Compiles request schemas for Fastify; unknown fields are refused, never dropped. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? strict : coercing).compile(schema);

function createAjv(options: Options): Ajv {
  const ajv = new Ajv({ allErrors: true, removeAdditional: false, useDefaults: true, ...options });
  // The standard allows a 60th second, which a Date cannot hold.
  return ajv.addFormat('date-time', (text) => isDateTime(text) && !Number.isNaN(Date.parse(text)));
}

/** Says in words what a schema refused. */
export function describeValidation(errors: readonly ErrorObject[]): [ProblemDetail, ...ProblemDetail[]] {
  const details = errors.filter((error) => error.keyword !== 'anyOf').map(describe);
  const [first = { path: '', message: 'The request is not as expected.' }, ...rest] = details;
  return [first, ...rest.slice(0, 19)];
}

function describe(error: ErrorObject): ProblemDetail {
  const field =
    error.instancePath
      .split('/')
      .filter((part) => !/^\d*$/.test(part))
      .at(-1) ?? 'The request';
  return { path: pathOf(error), message: sentence(field, error) };
}

function pathOf(error: ErrorObject): string {
  const { missingProperty, additionalProperty } = error.params;
  const property: unknown = missingProperty ?? additionalProperty;
  return property === undefined ? error.instancePath : `${error.instancePath}/${String(property)}`;
}

function sentence(field: string, { keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `${params['missingProperty']} is missing.`;
    case 'additionalProperties':
      return `${params['additionalProperty']} is not a known field.`;
    case 'minLength':
      return `${field} must have at least ${count(params['limit'], 'character')}.`;
    case 'maxLength':
      return `${field} may have at most ${count(params['limit'], 'character')}.`;
    case 'minItems':
      return `${field} must have at least ${count(params['limit'], 'entry', 'entries')}.`;
    case 'maxItems':
      return `${field} may have at most ${count(params['limit'], 'entry', 'entries')}.`;
    case 'uniqueItems':
      return `${field} names the same thing twice.`;
    case 'minimum':
      return `${field} must be ${params['limit']} or more.`;
    case 'maximum':
      return `${field} must be ${params['limit']} or less.`;
    case 'enum':
      return `${field} must be one of ${params['allowedValues'].join(', ')}.`;
    case 'type':
      return `${field} must be of type ${params['type']}.`;
    case 'pattern':
      return params['pattern'] === '\\S'
        ? `${field} must not be empty.`
        : `${field} is not written as expected.`;
    case 'format':
      return `${field} must be written as ${params['format']}.`;
    default:
      return `${field} ${message ?? 'is not as expected'}.`;
  }
}

function count(limit: unknown, one: string, many = `${one}s`): string {
  return `${limit} ${limit === 1 ? one : many}`;
}

import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { say, sayCounted, type Sentence, type Value } from '../sentences/index.ts';
import type { ProblemDetail } from './problem-error.ts';

// Bodies are taken as they are; query and path only ever arrive as text, so numbers and booleans are read out of it, and
// what was named once is a list of one where there may be several.
const isDateTime = addFormats.default(new Ajv()).compile<string>({ type: 'string', format: 'date-time' });
const strict = createAjv({});
const coercing = createAjv({ coerceTypes: 'array' });

/**
 * Judges requests by their schemas for Fastify; unknown fields are refused, never dropped. A schema is compiled once somebody
 * asks: most starts of Spark meet few of them.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const ajv = httpPart === 'body' ? strict : coercing;
  let validate: ValidateFunction | undefined;
  return (data: unknown) => {
    validate ??= ajv.compile(schema);
    return validate(data) || { error: validate.errors ?? [] };
  };
};

function createAjv(options: Options): Ajv {
  const ajv = new Ajv({ allErrors: true, removeAdditional: false, useDefaults: true, ...options });
  // The standard allows a 60th second, which a Date cannot hold.
  return ajv.addFormat('date-time', (text) => isDateTime(text) && !Number.isNaN(Date.parse(text)));
}

/** Says in words what a schema refused. */
export function describeValidation(errors: readonly ErrorObject[]): [ProblemDetail, ...ProblemDetail[]] {
  const details = errors.filter((error) => error.keyword !== 'anyOf').map(describe);
  const [first = { path: '', message: say`The request is not as expected.` }, ...rest] = details;
  return [first, ...rest.slice(0, 19)];
}

function describe(error: ErrorObject): ProblemDetail {
  const field = error.instancePath
    .split('/')
    .filter((part) => !/^\d*$/.test(part))
    .at(-1);
  return { path: pathOf(error), message: sentence(field ?? say`The request`, error) };
}

function pathOf(error: ErrorObject): string {
  const { missingProperty, additionalProperty } = error.params;
  const property: unknown = missingProperty ?? additionalProperty;
  return property === undefined ? error.instancePath : `${error.instancePath}/${String(property)}`;
}

function sentence(field: Value, { keyword, params }: ErrorObject): Sentence {
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'required':
      return say`${params['missingProperty']} is missing.`;
    case 'additionalProperties':
      return say`${params['additionalProperty']} is not a known field.`;
    case 'minLength':
      return sayCounted(
        limit,
        say`${field} must have at least ${limit} character.`,
        say`${field} must have at least ${limit} characters.`,
      );
    case 'maxLength':
      return sayCounted(
        limit,
        say`${field} may have at most ${limit} character.`,
        say`${field} may have at most ${limit} characters.`,
      );
    case 'minItems':
      return sayCounted(
        limit,
        say`${field} must have at least ${limit} entry.`,
        say`${field} must have at least ${limit} entries.`,
      );
    case 'maxItems':
      return sayCounted(
        limit,
        say`${field} may have at most ${limit} entry.`,
        say`${field} may have at most ${limit} entries.`,
      );
    case 'uniqueItems':
      return say`${field} names the same thing twice.`;
    case 'minimum':
      return say`${field} must be ${limit} or more.`;
    case 'maximum':
      return say`${field} must be ${limit} or less.`;
    case 'enum':
      return say`${field} must be one of ${params['allowedValues'].join(', ')}.`;
    case 'type':
      return say`${field} must be of type ${String(params['type'])}.`;
    case 'pattern':
      return params['pattern'] === '\\S'
        ? say`${field} must not be empty.`
        : say`${field} is not written as expected.`;
    case 'format':
      return say`${field} must be written as ${params['format']}.`;
    default:
      return say`${field} is not as expected.`;
  }
}

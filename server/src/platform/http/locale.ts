import { matchLocale, sourceLocale, type Locale } from '@spark/contract';
import type { FastifyRequest } from 'fastify';

/** The language a caller asks for; English where they name none Spark speaks. */
export function localeOf({ headers }: Pick<FastifyRequest, 'headers'>): Locale {
  return matchLocale(headers['accept-language']) ?? sourceLocale;
}

/** The same, for an answer with words of ours in it: which language it is in, and that it may be in others, is said with it. */
export function sayLocale(
  request: Pick<FastifyRequest, 'headers'>,
  setHeader: (name: string, value: string) => void,
): Locale {
  const locale = localeOf(request);
  setHeader('content-language', locale);
  setHeader('vary', 'accept-language');
  return locale;
}

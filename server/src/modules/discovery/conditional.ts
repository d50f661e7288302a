import type { FastifyRequest } from 'fastify';

/**
 * Whether whoever asks has this already, by its tag. Times are no proof: what was taken away changes what is sent and leaves
 * no newer time behind.
 */
export function hasSame({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const tags = headers['if-none-match'] ?? '';
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return tags.trim() === '*' || tags.split(',').some((tag) => bare(tag) === etag);
}

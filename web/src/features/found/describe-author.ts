import type { Author } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';

/** Somebody as the author of something. */
export function describeAuthor({ name, handle, avatar }: Author, absolute: Absolute) {
  const url = absolute(paths.profile(handle));
  return {
    '@type': 'Person',
    '@id': `${url}#person`,
    name,
    alternateName: `@${handle}`,
    url,
    ...(avatar === null ? {} : { image: absolute(avatar.url) }),
  };
}

/** How often something was done. */
export function describeCount(action: string, count: number) {
  return {
    '@type': 'InteractionCounter',
    interactionType: `https://schema.org/${action}`,
    userInteractionCount: count,
  };
}

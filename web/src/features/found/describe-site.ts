import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';

/** The place as a whole. */
export function describeSite(absolute: Absolute): object {
  return { '@type': 'WebSite', name: 'Spark', url: absolute(paths.forYou) };
}

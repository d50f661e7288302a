import type { Locale } from '@spark/contract';
import type { DemoInterest } from '@spark/demo';
import { namesOf } from '../modules/interests/index.ts';
import { newId } from '../platform/db/index.ts';
import { pictureKeys } from './demo-picture-tasks.ts';
import { recordPicture, type DemoWorld } from './demo-world.ts';

/** Brings in the interests, in the order they are listed. Returns ids by slug. */
export async function loadInterests(
  world: Pick<DemoWorld, 'trx' | 'now' | 'pictures'>,
  interests: readonly DemoInterest[],
  locale: Locale,
): Promise<Map<string, string>> {
  const rows = [];
  for (const [position, { slug, name, kind }] of interests.entries()) {
    const pictureId = await recordPicture(world, pictureKeys.interest(slug), 'interest');
    rows.push({ id: newId(), slug, ...namesOf(name, locale), kind, picture_media_id: pictureId, position });
  }
  await world.trx.insertInto('interests').values(rows).execute();
  return new Map(rows.map((row) => [row.slug, row.id]));
}

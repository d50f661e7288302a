import type { DemoFollow, DemoPerson } from '@spark/demo';
import { hashPassword } from 'better-auth/crypto';
import { grantMembership, joiningSetting } from '../modules/memberships/index.ts';
import { newId, newIdAt } from '../platform/db/index.ts';
import { pictureKeys } from './demo-picture-tasks.ts';
import { demoPassword } from './demo-sign-ins.ts';
import { hoursAgo, inPortions, recordPicture, resolve, type DemoWorld } from './demo-world.ts';

type World = Pick<DemoWorld, 'trx' | 'now' | 'pictures' | 'interestIds'>;

/** Brings in the people with what they like and whom they follow. Returns ids by handle. */
export async function loadPeople(
  world: World,
  people: readonly DemoPerson[],
  follows: readonly DemoFollow[],
): Promise<Map<string, string>> {
  const { trx, now } = world;
  const ids = new Map<string, string>();
  for (const person of people) ids.set(person.handle, await loadPerson(world, person));
  await storeSignIns(world, people, ids);
  await inPortions(follows, (portion) =>
    trx
      .insertInto('follows')
      .values(
        portion.map(({ followerHandle, followedHandle }) => ({
          follower_id: resolve(ids, followerHandle),
          followed_id: resolve(ids, followedHandle),
          created_at: now,
        })),
      )
      .execute(),
  );
  await trx.insertInto('settings').values({ name: joiningSetting, value: 'true', updated_at: now }).execute();
  return ids;
}

async function loadPerson(world: World, person: DemoPerson): Promise<string> {
  const { trx, now, interestIds } = world;
  const joinedAt = hoursAgo(now, person.joinedDaysAgo * 24);
  const id = newIdAt(joinedAt);
  await trx
    .insertInto('users')
    .values({
      id,
      name: person.name,
      handle: person.handle,
      email: person.email ?? `${person.handle}@community.spark.test`,
      email_verified: true,
      bio: person.bio,
      roles: person.role === 'operator' ? ['operator'] : [],
      created_at: joinedAt,
      updated_at: joinedAt,
    })
    .execute();
  const avatarId = await recordPicture(world, pictureKeys.avatar(person.handle), 'avatar', id);
  await trx.updateTable('users').set({ avatar_media_id: avatarId }).where('id', '=', id).execute();
  await trx
    .insertInto('user_interests')
    .values(
      person.interests.map((slug) => ({
        user_id: id,
        interest_id: resolve(interestIds, slug),
        created_at: joinedAt,
      })),
    )
    .execute();
  if (person.isMember) {
    await grantMembership(trx, { userId: id, until: null, source: 'demo', now: joinedAt });
  }
  const badges = badgesOf(person);
  if (badges.length > 0) {
    await trx
      .insertInto('badges')
      .values(badges.map((kind) => ({ user_id: id, kind, earned_at: joinedAt })))
      .execute();
  }
  return id;
}

// Who is an enthusiast follows from what people did.
function badgesOf({ role }: DemoPerson): ('creator' | 'staff')[] {
  return [
    ...(role === 'creator' ? ['creator' as const] : []),
    ...(role === 'operator' ? ['staff' as const] : []),
  ];
}

async function storeSignIns(
  { trx, now }: World,
  people: readonly DemoPerson[],
  ids: Map<string, string>,
): Promise<void> {
  const password = await hashPassword(demoPassword);
  const signIns = people
    .filter((person) => person.email !== undefined)
    .map((person) => resolve(ids, person.handle));
  await trx
    .insertInto('credentials')
    .values(
      signIns.map((userId) => ({
        id: newId(),
        user_id: userId,
        account_id: userId,
        provider_id: 'credential',
        password,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute();
}

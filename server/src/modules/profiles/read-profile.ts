import type { Locale, Profile } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { Viewer } from '../../platform/http/index.ts';
import { authorView } from '../accounts/index.ts';
import { loadUserInterests } from '../interests/index.ts';
import { isToldOfPosts } from '../notifications/index.ts';
import { countFollows, findFollow, isMutedBy, missingPerson } from '../relations/index.ts';
import { findProfile } from './profiles.queries.ts';

/** A person's public page as the viewer sees it. Throws `not_found`. */
export async function readProfile(
  db: Db,
  handle: string,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
): Promise<Profile> {
  const row = await findProfile(db, handle, viewer);
  if (row === undefined) throw await missingPerson(db, handle);
  const pair = viewer === null ? null : { followerId: viewer.userId, followedId: row.id };
  const [interests, counts, follow, told, mutes] = await Promise.all([
    loadUserInterests(db, row.id, locale),
    countFollows(db, row.id, viewer),
    pair === null ? noFollow : findFollow(db, pair),
    pair !== null && isToldOfPosts(db, pair),
    viewer !== null && isMutedBy(db, { userId: viewer.userId, otherId: row.id }),
  ]);
  return {
    ...authorView(row.author),
    bio: row.bio,
    interests: interests.map(({ slug, name }) => ({ slug, name })),
    postCount: row.post_count ?? 0,
    reviewCount: row.review_count ?? 0,
    listCount: row.list_count ?? 0,
    storefront: row.storefront,
    followerCount: counts.followers,
    followingCount: counts.following,
    viewer: { ...follow, told, mutes, own: viewer?.userId === row.id },
    joinedAt: row.created_at.toISOString(),
  };
}

const noFollow = { follows: false, followsInterests: [] };

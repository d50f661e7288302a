import type { RequestEvent } from '@sveltejs/kit';
import { carryBag } from '#features/bag/device-bag.server.ts';
import { carryInterests } from './carry-interests.server.ts';
import { carryPosts } from './carry-posts.server.ts';

/** Takes what a visitor kept on this device into the account they are signed in to now; says whether it has interests. */
export async function carryAlong(event: RequestEvent): Promise<boolean> {
  const hasInterests = await carryInterests(event);
  await carryBag(event);
  await carryPosts(event);
  return hasInterests;
}

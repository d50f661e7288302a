import { makeCommunity, type Community } from './community.ts';
import type { Feed } from './feeds.ts';
import { simulate } from './simulate.ts';

/** What praise among themselves brings a ring of accounts. */
export interface RingFigures {
  feed: string;
  accounts: number;
  /** Views of one of its posts by people outside of it, without and with that praise. */
  alone: number;
  praised: number;
}

const accounts = 50;
const maxDays = 6;

/** Runs the same community twice through each feed: once the ring's accounts only write, once they praise each other. */
export function compareRings(
  size: { seed: number; people: number; days: number },
  feeds: readonly ((community: Community) => Feed)[],
): RingFigures[] {
  const community = makeCommunity({ ...size, days: Math.min(size.days, maxDays), ring: accounts });
  return feeds.map((make) => {
    const alone = simulate(community, make(community));
    const praised = simulate(community, make(community), { ringPraises: true });
    return {
      feed: alone.feed,
      accounts,
      alone: alone.viewsPerRingPost,
      praised: praised.viewsPerRingPost,
    };
  });
}

import type { Tone } from '../art/sprites.ts';

/** Someone of the demo community. */
export interface DemoPerson {
  readonly handle: string;
  readonly name: string;
  /** Set for the four who can be signed in as; the others get a made-up address. */
  readonly email?: string;
  readonly bio: string;
  readonly interests: readonly string[];
  readonly isMember: boolean;
  readonly role?: 'creator' | 'operator';
  /** Posts and answers a lot, and well: many follow somebody like that. */
  readonly isWellKnown?: boolean;
  readonly joinedDaysAgo: number;
  readonly avatar: AvatarArt;
}

/** A face or an animal on a coloured ground. */
export interface AvatarArt {
  readonly emoji: string;
  readonly ground: string;
  readonly tone?: Tone;
}

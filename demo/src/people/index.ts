import { members } from './members.ts';
import type { DemoPerson } from './person.ts';

export type { AvatarArt, DemoPerson } from './person.ts';

const signIns: readonly DemoPerson[] = [
  {
    handle: 'ines',
    name: 'Inés Aldana',
    email: 'prime@spark.test',
    bio: 'Weekend cook, weekday architect. Happiest at a table with too many people around it.',
    interests: ['kitchen', 'home-decor', 'garden', 'travel', 'coffee', 'houseplants', 'style'],
    isMember: true,
    joinedDaysAgo: 360,
    avatar: { emoji: '👩🏽‍🦰', ground: '#f5c77e' },
  },
  {
    handle: 'tom',
    name: 'Tom Birchall',
    email: 'guest@spark.test',
    bio: 'Just looking around for now.',
    interests: ['outdoors', 'coffee', 'books', 'music', 'stargazing'],
    isMember: false,
    joinedDaysAgo: 20,
    avatar: { emoji: '👱🏻‍♂️', ground: '#c9d6cf' },
  },
  {
    handle: 'amara',
    name: 'Amara Okafor',
    email: 'creator@spark.test',
    bio: 'Stylist in Lisbon. Hats, linen, long lunches. I only show what I wear twice.',
    interests: ['style', 'travel', 'beauty', 'home-decor', 'sneakers', 'arts-crafts'],
    isMember: true,
    role: 'creator',
    joinedDaysAgo: 410,
    avatar: { emoji: '👩🏿', ground: '#f0a95a' },
  },
  {
    handle: 'sofie',
    name: 'Sofie Lindqvist',
    email: 'admin@spark.test',
    bio: 'Looks after this place. Write to me when something is broken, or lovely.',
    interests: ['books', 'garden', 'technology', 'cycling', 'coffee', 'arts-crafts'],
    isMember: true,
    role: 'operator',
    joinedDaysAgo: 430,
    avatar: { emoji: '👩🏽‍🦳', ground: '#b9cbb6' },
  },
];

const others: readonly DemoPerson[] = [
  {
    handle: 'kenji',
    name: 'Kenji Morita',
    bio: 'Coffee, cameras and quiet rooms. Writes long captions.',
    interests: ['coffee', 'technology', 'home-decor', 'kitchen', 'vinyl', 'books'],
    isMember: true,
    role: 'creator',
    joinedDaysAgo: 395,
    avatar: { emoji: '👨🏻‍🎨', ground: '#d4cbb1' },
  },
  {
    handle: 'greta',
    name: 'Greta Ohm',
    bio: 'Reads everything, says little.',
    interests: ['books', 'garden', 'arts-crafts', 'cats', 'baking'],
    isMember: false,
    joinedDaysAgo: 45,
    avatar: { emoji: '🐱', ground: '#e3d7c0' },
  },
  {
    handle: 'luca',
    name: 'Luca Marin',
    bio: 'Here for the bikes.',
    interests: ['cycling', 'fitness', 'outdoors', 'technology', 'sneakers'],
    isMember: false,
    joinedDaysAgo: 60,
    avatar: { emoji: '🐼', ground: '#c7d5b4' },
  },
];

/** Those who post and answer a lot, and well. */
const wellKnown = new Set('kenji noor bram nina thandi aroha giulia salma hana'.split(' '));

/** Everyone of the demo community, the four one can sign in as first. */
export const people: readonly DemoPerson[] = [...signIns, ...others, ...members].map((person) =>
  wellKnown.has(person.handle) ? { ...person, isWellKnown: true } : person,
);

import { Type, type Static } from 'typebox';
import { InterestRef } from './interests.ts';
import { Id, Nullable, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** What somebody did who was helped. */
export const HelpKind = Type.Enum(['smile', 'answer', 'bag', 'save', 'helpful', 'order']);
export type HelpKind = Static<typeof HelpKind>;

/** A number of the formula with what it says and what it may be. */
export const EnthusiastNumber = Shape({
  name: Type.String(),
  text: Type.String(),
  value: Type.Number(),
  usual: Type.Number(),
  least: Type.Number(),
  most: Type.Number(),
});
export type EnthusiastNumber = Static<typeof EnthusiastNumber>;

/** What somebody's contributions weigh today, everywhere (`interest` is `null`) or within an interest. */
export const EnthusiastScore = Shape({
  interest: Nullable(InterestRef),
  score: Type.Number(),
  /** What of it comes from people who are known, and from the others as far as they count. */
  fromKnown: Type.Number(),
  fromOthers: Type.Number(),
  /** What would count as well, were more of the people known. */
  waiting: Type.Number(),
  /** How many different people were helped, and by how many contributions. */
  people: Type.Integer(),
  contributions: Type.Integer(),
  isEarned: Type.Boolean(),
  /** The badge is earned at the one and kept down to the other. */
  earnAt: Type.Number(),
  keepAt: Type.Number(),
  neededContributions: Type.Integer(),
});
export type EnthusiastScore = Static<typeof EnthusiastScore>;

/** One's own numbers. */
export const MyEnthusiast = Shape({
  /** Off: one does without the badge, whatever the numbers say. */
  showsBadge: Type.Boolean(),
  /** Only members have the badge. */
  isMember: Type.Boolean(),
  /** Everywhere first, then interests, the nearest to the badge first. */
  scores: Type.Array(EnthusiastScore),
  /** What people did who were helped: how often, and how many different people. */
  counted: Type.Array(Shape({ kind: HelpKind, times: Type.Integer(), people: Type.Integer() })),
  halfLifeDays: Type.Number(),
});
export type MyEnthusiast = Static<typeof MyEnthusiast>;

/** Somebody whose badge would come or go. */
const BadgeChange = Shape({ person: Author, interest: Nullable(InterestRef), score: Type.Number() });

/** What other numbers would change. */
export const EnthusiastReport = Shape({
  id: Id,
  askedAt: Timestamp,
  /** Those that were to differ. */
  numbers: Type.Record(Type.String(), Type.Number()),
  /** `null` until it is made, which takes up to a minute in a large community. */
  outcome: Nullable(
    Shape({
      /** How many have the badge, and how many badges of interests there are, now and then. */
      before: Shape({ everywhere: Type.Integer(), inInterests: Type.Integer() }),
      after: Shape({ everywhere: Type.Integer(), inInterests: Type.Integer() }),
      gains: Type.Integer(),
      losses: Type.Integer(),
      /** Some of them, those with the most first. */
      gaining: Type.Array(BadgeChange),
      losing: Type.Array(BadgeChange),
    }),
  ),
});
export type EnthusiastReport = Static<typeof EnthusiastReport>;

/** Values for numbers by name; `null` makes one the usual again. */
const ChangedNumbers = Type.Record(Type.String({ maxLength: 60 }), Nullable(Type.Number()), {
  minProperties: 1,
  maxProperties: 50,
});

const Formula = Shape({
  numbers: Type.Array(EnthusiastNumber),
  /** How many have the badge now. */
  enthusiasts: Type.Integer(),
});

export const enthusiastRoutes = {
  getEnthusiasts: route({
    id: 'getEnthusiasts',
    method: 'GET',
    path: '/enthusiasts',
    summary: 'The numbers by which one becomes an enthusiast',
    section: 'People',
    caller: 'anyone',
    status: 200,
    response: Formula,
  }),
  getMyEnthusiast: route({
    id: 'getMyEnthusiast',
    method: 'GET',
    path: '/me/enthusiast',
    summary: 'One’s own numbers, everywhere and per interest, and what they are made of',
    section: 'People',
    caller: 'user',
    status: 200,
    response: MyEnthusiast,
  }),
  updateMyEnthusiast: route({
    id: 'updateMyEnthusiast',
    method: 'PATCH',
    path: '/me/enthusiast',
    summary: 'Do without the badge, or have it again',
    section: 'People',
    caller: 'user',
    body: Shape({ showsBadge: Type.Boolean() }),
    status: 200,
    response: MyEnthusiast,
  }),
  setEnthusiastNumbers: route({
    id: 'setEnthusiastNumbers',
    method: 'PATCH',
    path: '/admin/enthusiasts',
    summary: 'Set numbers of the formula; all badges follow within minutes',
    section: 'Operator',
    caller: 'operator',
    body: Shape({ numbers: ChangedNumbers }),
    status: 200,
    response: Formula,
  }),
  askEnthusiastReport: route({
    id: 'askEnthusiastReport',
    method: 'POST',
    path: '/admin/enthusiasts/reports',
    summary: 'Find out who would gain or lose the badge by other numbers; nothing is changed',
    section: 'Operator',
    caller: 'operator',
    creates: true,
    body: Shape({ numbers: ChangedNumbers }),
    status: 201,
    response: EnthusiastReport,
  }),
  getEnthusiastReport: route({
    id: 'getEnthusiastReport',
    method: 'GET',
    path: '/admin/enthusiasts/reports/:id',
    summary: 'Who would gain or lose the badge, once it is found',
    section: 'Operator',
    caller: 'operator',
    params: Shape({ id: Id }),
    status: 200,
    response: EnthusiastReport,
  }),
};

/** The kinds of post, in the order of their numbers in rows and files. */
export const postKinds = ['photo', 'product', 'story', 'link', 'poll', 'review'] as const;
export type PostKindName = (typeof postKinds)[number];

/** What people do with a post, in the order of its counts in rows and files. */
export const responses = [
  'smile',
  'save',
  'comment',
  'view',
  'click',
  'bag',
  'order',
  'dwell',
  'hide',
  'report',
] as const;
export type Response = (typeof responses)[number];

/** What people do with products, authors and interests. */
export const touchKinds = ['click', 'bag', 'order', 'heart', 'follow', 'choose'] as const;
export type TouchKind = (typeof touchKinds)[number];

/** How much each response says: the dearer it is to give, the more. Having seen a post says nothing yet. */
export const responseWeights: Readonly<Record<Response, number>> = {
  smile: 1,
  save: 2,
  comment: 3,
  view: 0,
  click: 1,
  bag: 4,
  order: 8,
  dwell: 0.5,
  hide: -20,
  report: -100,
};

/** How much touching a product, an author or an interest says. */
export const touchWeights: Readonly<Record<TouchKind, number>> = {
  click: 1,
  bag: 4,
  order: 8,
  heart: 2,
  follow: 4,
  choose: 3,
};

/** What the index is told of a post. Times are whole seconds since 1970, ids are UUIDs. */
export interface PostFacts {
  id: string;
  authorId: string;
  kind: PostKindName;
  createdAt: number;
  interestIds: readonly string[];
  productIds: readonly string[];
  /** The tag of the language it is written in; `null` where there is none, or nobody knows. */
  language?: string | null;
  /** The counts so far. */
  responses: Readonly<Record<Response, number>>;
  /** Since when the author is here; where it is not said, since their first post that is known. */
  authorSince?: number;
}

/** What somebody did with a post; `by` −1 takes it back. */
export interface ResponseFact {
  postId: string;
  /** `null`: nobody who signed in. */
  personId: string | null;
  response: Response;
  by: 1 | -1;
  at: number;
}

/** What somebody did with a product, an author or an interest. */
export interface TouchFact {
  thing: { kind: 'product' | 'author' | 'interest'; id: string };
  personId: string;
  response: TouchKind;
  by: 1 | -1;
  at: number;
}

/** How much somebody wants of what, each 0…2 and usually 1. */
export interface Tastes {
  fresh: number;
  followed: number;
  popular: number;
  /** Usually, whether something can be bought neither helps a post nor hurts it. */
  shoppable: number;
}

/** Tastes nobody changed. */
export const usualTastes: Readonly<Tastes> = { fresh: 1, followed: 1, popular: 1, shoppable: 1 };

/** What a ranking is told of its reader. */
export interface ReaderFacts {
  /** `null`: a visitor. */
  personId: string | null;
  /** Weights of interests: 0…2, 1 as chosen, 0 turned off or snoozed. */
  interests: ReadonlyMap<string, number>;
  /** Authors, as a whole or within one interest. */
  follows: readonly { authorId: string; interestId: string | null }[];
  /** Authors who are blocked or muted. */
  silenced: readonly string[];
  /** Tags of the languages they read; none stands for all. */
  languages: readonly string[];
  /** What "not interested" was said of; of all but posts, how often. */
  hidden: {
    posts: readonly string[];
    authors: ReadonlyMap<string, number>;
    interests: ReadonlyMap<string, number>;
    products: ReadonlyMap<string, number>;
  };
  seen: readonly string[];
  tastes: Tastes;
}

/** The parts a score is the sum of. */
export const termNames = [
  'interest',
  'walk',
  'followed',
  'author',
  'product',
  'fresh',
  'popular',
  'shoppable',
  'explore',
  'notInterested',
] as const;
export type TermName = (typeof termNames)[number];

/** How much each feature weighs. */
export type Weights = Record<TermName, number>;

/** A post in its place; the terms sum to the score. */
export interface RankedPost {
  id: string;
  score: number;
  terms: Record<TermName, number>;
}

import type { Response } from '@spark/ranking';
import type { Person, Post } from './community.ts';
import type { Appetite } from './taste.ts';

/** A way to choose what is shown. It is told what happens, and nothing of what people hide. */
export interface Feed {
  name: string;
  publish(post: Post): void;
  respond(deed: Deed): void;
  follow(person: Person, author: Person, at: number): void;
  /** What somebody is shown on a visit, in order; never their own posts or what they have seen. */
  show(call: Call): Shown[];
  /** Called once each midnight. */
  endDay?(): void;
}

export interface Deed {
  person: Person;
  post: Post;
  response: Response;
  /** Where a post was hidden: what was too much about it. */
  dislikes: 'interest' | 'author' | null;
  at: number;
}

/** A request for a feed. */
export interface Call {
  person: Person;
  at: number;
  /** Numbers of posts that were on this person's screen. */
  seen: ReadonlySet<number>;
  /** For a feed that knows what nobody can know. */
  appetite: Appetite;
}

export interface Shown {
  post: Post;
  /** Learns what came of having shown it. */
  onOutcome?(outcome: Outcome): void;
}

/** What somebody did with a post on their screen. */
export interface Outcome {
  position: number;
  responses: readonly Response[];
  dislikes: Deed['dislikes'];
}

/** So many posts are asked for at a time; hardly a visit goes further. */
export const postsPerVisit = 40;
export const postsPerPage = 20;

import {
  createFeedIndex,
  markSeen,
  prepareReader,
  putPost,
  rankFeed,
  refit,
  respond,
  responses,
  responseWeights,
  setBuyable,
  termNames,
  touch,
  usualTastes,
  usualWeights,
  weightBounds,
  type FeedIndex,
  type Impression,
  type Reader,
  type Response,
  type TermName,
  type Weights,
} from '@spark/ranking';
import { chanceOf } from './chance.ts';
import { interestId, productId, startS, type Community, type Person, type Post } from './community.ts';
import {
  postsPerPage,
  postsPerVisit,
  type Call,
  type Deed,
  type Feed,
  type Outcome,
  type Shown,
} from './feeds.ts';

interface Ways {
  name?: string;
  weights?: Weights;
  /** Whether weights are refitted each midnight from what people did that day. */
  refits?: boolean;
}

/** What a reader told Spark beside answering posts. */
interface Told {
  follows: { authorId: string; interestId: null }[];
  posts: string[];
  authors: Map<string, number>;
  interests: Map<string, number>;
}

/** Spark's own feed, told what a server would tell it: posts, chosen interests, follows and what people do. */
export function sparkFeed({ name = 'Spark', weights: first = usualWeights, refits = false }: Ways = {}) {
  return ({ seed, posts }: Community): Feed => {
    const index = createFeedIndex();
    const told = new Map<Person, Told>();
    const readers = new Map<Person, Reader>();
    const published = new Map<string, Post>();
    let weights = first;
    let day: Impression<TermName>[] = [];
    for (const product of new Set(posts.flatMap(({ products }) => products))) {
      setBuyable(index, productId(product), true);
    }
    return {
      name,
      publish(post) {
        published.set(post.id, post);
        putPost(index, factsOf(post));
      },
      respond(deed) {
        respond(index, {
          postId: deed.post.id,
          personId: deed.person.id,
          response: deed.response,
          by: 1,
          at: deed.at,
        });
        if (deed.response === 'view') markSeen(index, readerOf(deed.person, deed.at), [deed.post.id]);
        if (deed.response === 'hide') {
          noteHide(toldBy(deed.person), deed);
          readers.delete(deed.person);
        }
      },
      follow(person, author, at) {
        toldBy(person).follows.push({ authorId: author.id, interestId: null });
        touch(index, {
          thing: { kind: 'author', id: author.id },
          personId: person.id,
          response: 'follow',
          by: 1,
          at,
        });
        readers.delete(person);
      },
      show({ person, at, seen }) {
        const ranked = rankFeed(index, readerOf(person, at, seen), {
          now: at,
          seed: Math.floor(chanceOf(seed, person.number, at) * 2 ** 31),
          size: postsPerVisit,
          pageSize: postsPerPage,
          kind: null,
          weights,
        });
        return ranked.flatMap(({ id, terms }): Shown[] => {
          const post = published.get(id);
          if (post === undefined) return [];
          return [{ post, onOutcome: (outcome) => note(person, terms, outcome) }];
        });
      },
      endDay() {
        if (refits) weights = refit(weights, day, { bounds: weightBounds }).weights;
        day = [];
      },
    };

    function note(
      person: Person,
      terms: Record<TermName, number>,
      { position, responses: given }: Outcome,
    ): void {
      if (!refits) return;
      day.push({ personId: person.id, terms: unweighted(terms, weights), position, outcome: worthOf(given) });
    }

    function toldBy(person: Person): Told {
      const known = told.get(person) ?? { follows: [], posts: [], authors: new Map(), interests: new Map() };
      told.set(person, known);
      return known;
    }

    function readerOf(person: Person, at: number, seen: Call['seen'] = new Set()): Reader {
      const known = readers.get(person);
      if (known !== undefined) return known;
      if (!told.has(person)) choose(index, person, at);
      const { follows, posts: hidden, authors, interests } = toldBy(person);
      const reader = prepareReader(index, {
        personId: person.id,
        interests: new Map(person.chosen.map((interest) => [interestId(interest), 1])),
        follows,
        silenced: [],
        languages: [],
        hidden: { posts: hidden, authors, interests, products: new Map() },
        seen: [...seen].flatMap((number) => posts[number]?.id ?? []),
        tastes: usualTastes,
      });
      readers.set(person, reader);
      return reader;
    }
  };
}

function choose(index: FeedIndex, { id, chosen, joinedAt }: Person, at: number): void {
  for (const interest of chosen) {
    const thing = { kind: 'interest', id: interestId(interest) } as const;
    touch(index, {
      thing,
      personId: id,
      response: 'choose',
      by: 1,
      at: Math.max(joinedAt, Math.min(at, startS)),
    });
  }
}

function factsOf({ id, author, kind, at, interests, products }: Post) {
  return {
    id,
    authorId: author.id,
    kind,
    createdAt: at,
    interestIds: interests.map(interestId),
    productIds: products.map(productId),
    responses: noResponses(),
    authorSince: author.joinedAt,
  };
}

function noResponses(): Record<Response, number> {
  // The keys are all there are; `Object.fromEntries` cannot say so.
  return Object.fromEntries(responses.map((response) => [response, 0])) as Record<Response, number>;
}

function noteHide({ posts, authors, interests }: Told, { post, dislikes }: Deed): void {
  posts.push(post.id);
  const add = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  if (dislikes === 'author') add(authors, post.author.id);
  if (dislikes === 'interest') for (const interest of post.interests) add(interests, interestId(interest));
}

function unweighted(terms: Record<TermName, number>, weights: Weights): Record<TermName, number> {
  const raw = { ...terms };
  for (const name of termNames) raw[name] = weights[name] === 0 ? 0 : terms[name] / weights[name];
  return raw;
}

function worthOf(given: readonly Response[]): number {
  return given.reduce((sum, response) => sum + responseWeights[response], 0);
}

import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { pairsOf, queryOf, splitWords } from '../../../platform/words/index.ts';
import { lastCharacter } from './known-words.ts';

/** Longer runs are sentences, not words with a slip in them. */
const maxCharacters = 12;
/** So many characters are tried in a place, the commonest first, and so many whole runs after that. */
const triedInPlace = 8;
const triedAtMost = 8;

/**
 * Mends a run of Chinese or Japanese characters with one wrong, missing or superfluous character, or two that changed
 * places. There are no words to compare: pairs of neighbours that occur nowhere in the catalogue tell where the slip is,
 * and pairs that do occur what fits there. `null` where nothing fits that any product has.
 */
export async function correctCharacters(db: Db, run: string): Promise<string | null> {
  const characters = [...run];
  if (characters.length < 2 || characters.length > maxCharacters) return null;
  const unknown = await findUnknownPairs(db, pairsOf(characters));
  if (unknown.size === 0) return null;
  const slips = findSlips(characters, unknown);
  const places = placesOf(characters, slips);
  const fitting = await findFitting(db, places);
  const tried = [
    ...rearranged(characters, slips),
    ...fitting.map(({ at, character, product_count }) => ({
      text: places[at]?.fill(character) ?? '',
      lost: places[at]?.lost ?? 0,
      product_count,
    })),
  ];
  return firstThatFinds(db, tried, unknown.size);
}

/**
 * Whether a character that is part of no longer word stands beside nothing it ever stands beside: it may look like a
 * particle and be a slip.
 */
export async function hasStrayCharacter(db: Db, run: string): Promise<boolean> {
  const characters = [...run];
  if (characters.length < 3 || characters.length > maxCharacters) return false;
  const words = splitWords(run).map(({ text }) => [...text]);
  const used = new Set(words.filter(({ length }) => length > 1).flat());
  const left = characters.flatMap((character, at) => (used.has(character) ? [] : [at]));
  if (left.length === 0) return false;
  const unknown = await findUnknownPairs(db, pairsOf(characters));
  return left.some((at) => findSlips(characters, unknown).wrong.includes(at));
}

interface Slips {
  /** Places of characters of which no pair is known. */
  wrong: number[];
  /** Places of the first characters of unknown pairs. */
  gaps: number[];
}

function findSlips(characters: readonly string[], unknown: ReadonlySet<string>): Slips {
  const gaps = pairsOf(characters).flatMap((pair, at) => (unknown.has(pair) ? [at] : []));
  const isGap = (at: number) => at < 0 || at >= characters.length - 1 || gaps.includes(at);
  const wrong = characters.flatMap((_, at) => (isGap(at - 1) && isGap(at) ? [at] : []));
  return { wrong, gaps };
}

/** A place where some character may fit, between its neighbours. */
interface Place {
  before: string;
  after: string;
  /** How many characters somebody wrote are lost there. */
  lost: number;
  fill(character: string): string;
}

function placesOf(characters: readonly string[], { wrong, gaps }: Slips): Place[] {
  const place = (from: number, to: number): Place => ({
    before: characters[from - 1] ?? '',
    after: characters[to] ?? '',
    lost: to - from,
    fill: (character) => characters.toSpliced(from, to - from, character).join(''),
  });
  const replaced = characters.length > 2 ? wrong.map((at) => place(at, at + 1)) : [];
  return [...replaced, ...gaps.map((at) => place(at + 1, at + 1))];
}

/** A run that may have been meant. */
interface Tried {
  text: string;
  /** How many characters somebody wrote are not in it. */
  lost: number;
  product_count: number;
}

function rearranged(characters: readonly string[], { wrong, gaps }: Slips): Tried[] {
  const swapped = gaps.map((at) =>
    characters.toSpliced(at, 2, characters[at + 1] ?? '', characters[at] ?? ''),
  );
  const without = characters.length > 2 ? wrong.map((at) => characters.toSpliced(at, 1)) : [];
  return [
    ...swapped.map((run) => ({ text: run.join(''), lost: 0, product_count: 0 })),
    // Leaving out what nobody understands always fits: only where nothing else does.
    ...without.map((run) => ({ text: run.join(''), lost: 2, product_count: 0 })),
  ];
}

async function findUnknownPairs(db: Db, pairs: string[]): Promise<Set<string>> {
  const known = await db.selectFrom('catalog_words').select('word').where('word', 'in', pairs).execute();
  const words = new Set(known.map(({ word }) => word));
  return new Set(pairs.filter((pair) => !words.has(pair)));
}

/**
 * The characters that make pairs of the catalogue with the neighbours of a place: with both, or where one word ends and the
 * next begins, with one.
 */
async function findFitting(db: Db, places: readonly Place[]) {
  const { rows } = await sql<{ at: number; character: string; product_count: number }>`
    select (place.at - 1)::integer as at, fitting.character, fitting.product_count
    from unnest(${places.map(({ before }) => before)}::text[], ${places.map(({ after }) => after)}::text[])
      with ordinality as place (before, after, at)
    cross join lateral (
      select character, count(*) as sides, min(product_count) as product_count from (
        select right(word, 1) as character, product_count from catalog_words
        where place.before <> '' and length(word) = 2
          and word ~>=~ place.before and word ~<~ (place.before || chr(${lastCharacter}))
        union all
        select left(word, 1), product_count from catalog_words
        where place.after <> '' and length(word) = 2
          and leavings && array[place.after] and right(word, 1) = place.after) neighbours
      group by character
      order by sides desc, product_count desc, character
      limit ${triedInPlace}) fitting`.execute(db);
  return rows;
}

async function firstThatFinds(
  db: Db,
  tried: readonly Tried[],
  unknownBefore: number,
): Promise<string | null> {
  const pairs = new Set(tried.flatMap(({ text }) => pairsOf([...text])));
  if (pairs.size === 0) return null;
  const unknown = await findUnknownPairs(db, [...pairs]);
  const better = tried
    .map((one) => ({ ...one, left: pairsOf([...one.text]).filter((pair) => unknown.has(pair)).length }))
    .filter(({ left }) => left < unknownBefore)
    .toSorted(
      (one, other) =>
        one.left - other.left || one.lost - other.lost || other.product_count - one.product_count,
    )
    .slice(0, triedAtMost);
  if (better.length === 0) return null;
  const queries = better.map(({ text }) => queryOf(splitWords(text)));
  // Counted, not merely looked for: whoever plans a search for one alone would hope to meet it soon.
  const { rows } = await sql<{ at: number }>`
    select tried.at::integer as at from unnest(${queries}::text[]) with ordinality as tried (query, at)
    cross join lateral (
      select count(*) as found from (
        select from product_search where words @@ tried.query::tsquery limit 20) few) counted
    where counted.found > 0 order by tried.at limit 1`.execute(db);
  const [first] = rows;
  return first === undefined ? null : (better[first.at - 1]?.text ?? null);
}

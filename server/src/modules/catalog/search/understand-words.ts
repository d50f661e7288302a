import { foldWords, isUnspaced, splitWords } from '../../../platform/words/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { hasStrayCharacter } from './correct-characters.ts';
import { correctWords } from './correct-words.ts';
import { lookUpWords, type ShopWord } from './known-words.ts';
import { selectListed } from './product-filter.ts';
import { poolSize } from './rank-listed.ts';
import type { Reach } from './word-match.ts';

/** What somebody looks for. */
export interface Understood {
  words: readonly ShopWord[];
  /** What is looked for instead of words nothing has; `null` where that is what was asked. */
  searchedFor: string | null;
}

/** Makes out what words ask for; those that nothing has are taken for mistyped. `null`: none of them is a word. */
export async function understandWords(db: Db, q: string): Promise<Understood | null> {
  const folded = await foldWords(db, q);
  const words = await lookUpWords(db, splitWords(folded));
  if (words.length === 0) return null;
  const asked = { words, searchedFor: null };
  const isDoubtful = words.some(({ isKnown }) => !isKnown) && !(await isAnywhere(db, words));
  if (!isDoubtful && !(await hasStray(db, folded))) return asked;
  const corrected = await correctWords(db, folded, words);
  if (corrected === null) return asked;
  const meant = await lookUpWords(db, splitWords(corrected));
  return (await isAnywhere(db, meant)) ? { words: meant, searchedFor: corrected } : asked;
}

/** How far to look in a selection: descriptions are read where fewer than a pool of products have the words in their name. */
export async function findReach(
  db: Db,
  selection: Omit<Parameters<typeof selectListed>[1], 'reach'>,
): Promise<Reach> {
  return (await countSome(db, { ...selection, reach: 'name' })) === poolSize ? 'name' : 'description';
}

async function isAnywhere(db: Db, words: readonly ShopWord[]): Promise<boolean> {
  const has = (reach: Reach) => countSome(db, { words, reach, filter: {} });
  return (await has('name')) > 0 || (await has('description')) > 0;
}

// Never asked with a limit of one: whoever plans the query would hope to meet one soon, and read everything.
async function countSome(db: Db, selection: Parameters<typeof selectListed>[1]): Promise<number> {
  const some = selectListed(db, selection).select('product_id').limit(poolSize).as('some');
  const { found } = await db
    .selectFrom(some)
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  return found;
}

async function hasStray(db: Db, folded: string): Promise<boolean> {
  for (const part of folded.split(' ')) {
    if (isUnspaced(part) && (await hasStrayCharacter(db, part))) return true;
  }
  return false;
}

import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';

const learnWords = jobType({
  name: 'learn-words',
  payload: Type.Object({ productIds: Type.Union([Type.Array(Type.String()), Type.Null()]) }),
  maxAttempts: 10,
});

// Words from three letters on, and pairs of Chinese or Japanese characters: those of names, and no numbers.
const isLearnt = sql<boolean>`
  word !~ '^[~0-9]' and (length(word) >= 3 or (length(word) = 2 and word ~ '^[\u3005-\u9fff\uf900-\ufaff]{2}$'))`;

/** To be called in every transaction that brings products in: their words are learnt after it. Without names: all of them. */
export async function queueLearning(trx: Trx, productIds: readonly string[] | null): Promise<void> {
  if (productIds === null) await enqueue(trx, learnWords, { productIds: null }, { key: 'all' });
  else if (productIds.length > 0) await enqueue(trx, learnWords, { productIds: [...productIds] });
}

/** The job that learns the words of products that came in. */
export function learnWordsJob(db: Db): QueuedJob {
  return handleJob(learnWords, async ({ productIds }) => ({
    words: await (productIds === null ? learnAllWords(db) : learnWordsOf(db, productIds)),
  }));
}

/** Learns the words of some products; how often they occur is counted when all are. */
async function learnWordsOf(db: Db, productIds: readonly string[]): Promise<number> {
  const result = await sql`
    insert into catalog_words (word, product_count, leavings)
    select word, 1, leavings_of(word)
    from (
      select distinct unnest(tsvector_to_array(words)) as word from product_search
      where product_id = any(${productIds}::uuid[])) found
    where ${isLearnt}
    order by word
    on conflict do nothing`.execute(db);
  await sql`
    insert into catalog_categories (category, name, words, product_count)
    select below.category, below.name, words_of(below.name), count(distinct listed.lot)
    from product_search listed cross join lateral categories_of(listed.category) below
    where listed.product_id = any(${productIds}::uuid[])
    group by below.category, below.name
    order by below.category
    on conflict do nothing`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

/** Learns and counts words and categories of the whole catalogue, and forgets those no product has any more. */
export async function learnAllWords(db: Db): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await sql`
      create temporary table counted on commit drop as
      select word, ndoc as product_count from ts_stat('select words from product_search') where ${isLearnt}`.execute(
      trx,
    );
    await sql`
      delete from catalog_words known where not exists (select from counted where counted.word = known.word)`.execute(
      trx,
    );
    const result = await sql`
      insert into catalog_words as known (word, product_count, leavings)
      select word, product_count, leavings_of(word) from counted order by word
      on conflict (word) do update set product_count = excluded.product_count
      where known.product_count is distinct from excluded.product_count`.execute(trx);
    await countCategories(trx);
    return Number(result.numAffectedRows ?? 0);
  });
}

async function countCategories(trx: Trx): Promise<void> {
  await sql`
    create temporary table counted_categories on commit drop as
    select below.category, below.name, count(distinct listed.lot)::integer as product_count
    from (select distinct category from product_search where category is not null) named
    cross join lateral categories_of(named.category) below
    join product_search listed on listed.category = named.category
    group by below.category, below.name`.execute(trx);
  await sql`
    delete from catalog_categories known
    where not exists (select from counted_categories counted where counted.category = known.category)`.execute(
    trx,
  );
  await sql`
    insert into catalog_categories as known (category, name, words, product_count)
    select category, name, words_of(name), product_count from counted_categories order by category
    on conflict (category) do update set product_count = excluded.product_count
    where known.product_count is distinct from excluded.product_count`.execute(trx);
}

import { restartLog } from '../../server/src/platform/changes/index.ts';
import { createDatabase, type Database } from '../../server/src/platform/db/index.ts';

/** How large a made-up community is. */
export interface CommunitySize {
  posts: number;
  people: number;
  products: number;
  /** Smiles, saves and follows together. */
  answers: number;
  /** People who are signed in, by the tokens of `tokenOf`. */
  readers: number;
}

/** The bearer token of a reader. */
export function tokenOf(reader: number): string {
  return `a-reader-of-the-benchmark-${reader}`;
}

/**
 * Fills an empty database with a community: the same one every time. Photos have no files. Everything is drawn by PostgreSQL
 * itself, with few heads at the top and a long tail: posts that many smile at, people many follow, products many show.
 */
export async function seedCommunity(url: string, size: CommunitySize): Promise<void> {
  const { db, pool, close } = createDatabase({ url, maxConnections: 1 });
  try {
    await pool.query('set statement_timeout = 0');
    // Neither references nor words to search for: what is drawn fits, and nobody searches.
    await pool.query('set session_replication_role = replica');
    await pool.query("select set_config('synchronous_commit', 'off', false), setseed(0.2017)");
    await pool.query(
      "select set_config('work_mem', '256MB', false), set_config('maintenance_work_mem', '512MB', false)",
    );
    await pool.query(`drop index ${indexesOfWords.join(', ')}`);
    // Ids are in no order: millions of rows put into indexes one by one would read and write these many times over.
    await setIndexes(pool, false);
    for (const [name, statement] of Object.entries(statements(size))) await run(pool, name, statement);
    await setIndexes(pool, true);
    for (const table of tables) await run(pool, `indexes of ${table}`, `reindex table ${table}`);
    // No change told of any of it.
    await db.transaction().execute(restartLog);
    for (const table of tables)
      await run(pool, `a look at ${table}`, `vacuum (analyze, parallel 0) ${table}`);
  } finally {
    await close();
  }
}

/** Does a step, and says how long it took: a million posts take minutes. */
async function run(pool: Database['pool'], name: string, statement: string): Promise<void> {
  const begun = performance.now();
  await pool.query(statement).catch((cause: unknown) => {
    throw new Error(`${name} could not be made up`, { cause });
  });
  const seconds = (performance.now() - begun) / 1_000;
  if (seconds > tellingS) console.error(`  ${name}: ${seconds.toFixed(1)} s`);
}

/** Whether rows that are written go into the indexes of the tables. Only where nobody else is at the database. */
async function setIndexes(pool: Database['pool'], areWritten: boolean): Promise<void> {
  await pool.query('update pg_index set indisready = $1 where indrelid = any($2::regclass[])', [
    areWritten,
    tables,
  ]);
}

const tellingS = 2;

/** What finds people by their names takes longer to make than all else. */
const indexesOfWords = ['users_words_idx', 'users_leavings_idx', 'users_folded_name_idx'];

const tables = [
  'users',
  'sessions',
  'user_interests',
  'follows',
  'media',
  'products',
  'posts',
  'post_interests',
  'post_photos',
  'tags',
  'post_products',
  'polls',
  'poll_options',
  'smiles',
  'saves',
  'comments',
  'post_counters',
];

/** The id of the nth thing of a kind. Ids must not be in the order of time: those of real ones are not, within a page. */
const id = (kind: string, number: string) => `md5('${kind}' || (${number}))::uuid`;
/** A number from 0 up to some count, the small ones much more often. */
const drawn = (count: number, power: number) => `floor(${count} * power(random(), ${power}))::int`;
const picture = (width: number) =>
  `jsonb_build_array(
    jsonb_build_object('key', substr(md5('w' || n), 1, 2) || '/' || md5('w' || n) || '.webp', 'width', ${width}, 'format', 'webp', 'bytes', 90000),
    jsonb_build_object('key', substr(md5('j' || n), 1, 2) || '/' || md5('j' || n) || '.jpg', 'width', ${width}, 'format', 'jpeg', 'bytes', 140000))`;
const words = `(array['morning','light','garden','coffee','slow','weekend','found','linen','again','kitchen','quiet','corner','made','by','hand','for','the','first','time','and','it','works'])`;
/** Some words, out of a thousand that are made once. */
const sentence = (length: number) =>
  `(select left(s.said, ${length * 6}) from made_sentences s where s.number = n % 1000)`;

function statements({ posts, people, products, answers, readers }: CommunitySize): Record<string, string> {
  return {
    sentences: `
      create temporary table made_sentences as
      select n as number, (
        select string_agg(${words}[1 + (('x' || substr(md5(n || '.' || w), 1, 7))::bit(28)::int % 22)], ' ')
        from generate_series(1, 24) w) as said
      from generate_series(0, 999) n`,
    'an index of sentences': `create unique index on made_sentences (number)`,
    'numbers of interests': `
      create temporary table made_interests as
      select id, row_number() over (order by slug)::int - 1 as n, count(*) over ()::int as total from interests`,
    people: `
      insert into users (id, name, email, email_verified, handle)
      select ${id('user', 'n')}, initcap(${sentence(2)}), 'person' || n || '@made-up.example', true, 'person_' || n
      from generate_series(0, ${people - 1}) n`,
    sessions: `
      insert into sessions (id, user_id, token, expires_at)
      select ${id('session', 'n')}, ${id('user', `n * ${Math.floor(people / readers)} + 7`)}, '${tokenOf(0).slice(0, -1)}' || n, now() + interval '3650 days'
      from generate_series(0, ${readers - 1}) n`,
    'chosen interests': `
      insert into user_interests (user_id, interest_id)
      select ${id('user', 'u')}, i.id
      from (
        select distinct u, (u * 5 + k * (1 + u % 3)) % total as n
        from generate_series(0, ${people - 1}) u cross join generate_series(0, 5) k
        cross join (select max(total) as total from made_interests) t
      ) chosen join made_interests i using (n)`,
    follows: `
      insert into follows (follower_id, followed_id, created_at)
      select ${id('user', 'a')}, ${id('user', 'b')}, now() - interval '1 day' * (a % 300)
      from (select distinct ${drawn(people, 1)} as a, ${drawn(people, 3)} as b from generate_series(1, ${Math.floor(answers * 0.2)})) e
      where a <> b`,
    photos: `
      insert into media (id, owner_id, purpose, content_hash, width, height, thumbhash, color, variants, state, attached_at)
      select ${id('media', 'n')}, null, 'post', md5('m' || n), 1080, 1350, encode(substr(sha256(n::text::bytea), 1, 20), 'base64'), '#a89784', ${picture(1080)}, 'ready', now()
      from generate_series(0, ${Math.floor(posts * 0.85) - 1}) n`,
    products: `
      insert into products (id, external_id, title, brand, category, url, image_links, price_amount, price_currency, availability, quantity, rating_sum, rating_count, stock_at)
      select ${id('product', 'n')}, 'sku-' || n, initcap(${sentence(5)}), 'Brand ' || n % 400, 'Home > Shelf ' || n % 60,
        'https://shop.example/p/' || n, array['https://shop.example/i/' || n || '.jpg'], 900 + (n * 37) % 20000, 'USD',
        case when n % 25 = 24 then 'out_of_stock' else 'in_stock' end, 5 + n % 40, (n % 90) * 4, n % 90, now()
      from generate_series(0, ${products - 1}) n`,
    posts: `
      insert into posts (id, author_id, kind, text, created_at)
      select ${id('post', 'n')}, ${id('user', `least(${people - 1}, ${drawn(people, 1.6)})`)},
        case when n % 20 < 14 then 'photo' when n % 20 < 17 then 'story' when n % 20 < 19 then 'product' else 'poll' end,
        ${sentence(16)}, now() - interval '90 days' * (${posts} - n) / ${posts}
      from generate_series(0, ${posts - 1}) n`,
    interests: `
      insert into post_interests (post_id, interest_id, position, created_at)
      select ${id('post', 'p')}, i.id, k, now() - interval '90 days' * (${posts} - p) / ${posts}
      from generate_series(0, ${posts - 1}) p cross join generate_series(0, 1) k
      join made_interests i on i.n = (p * 7 + k * 3) % i.total
      where k = 0 or p % 3 = 0`,
    'photos of posts': `
      insert into post_photos (post_id, media_id, position, alt)
      select ${id('post', 'n')}, ${id('media', 'row_number() over (order by n, k) - 1')}, k, ${sentence(6)}
      from generate_series(0, ${posts - 1}) n cross join generate_series(0, 1) k
      where n % 20 < 14 and (k = 0 or n % 40 < 3)`,
    tags: `
      insert into tags (id, post_id, media_id, product_id, x, y, position, price_amount, price_currency)
      select gen_random_uuid(), pp.post_id, pp.media_id, ${id('product', `(${drawn(products, 2)} + k) % ${products}`)},
        (0.2 + 0.5 * random())::real, (0.2 + 0.5 * random())::real, k, 1900, 'USD'
      from post_photos pp cross join generate_series(0, 1) k
      where pp.position = 0 and random() < case k when 0 then 0.5 else 0.1 end`,
    'products of posts': `
      insert into post_products (post_id, product_id, position)
      select p.id, ${id('product', drawn(products, 2))}, 0 from posts p where p.kind = 'product'`,
    polls: `insert into polls (post_id, question) select id, 'Which one would you take?' from posts where kind = 'poll'`,
    'options of polls': `
      insert into poll_options (id, post_id, position, text)
      select gen_random_uuid(), post_id, k, 'Choice ' || k + 1 from polls cross join generate_series(0, 2) k`,
    smiles: `
      insert into smiles (post_id, user_id, created_at)
      select ${id('post', `${posts - 1} - a`)}, ${id('user', 'b')}, now() - interval '1 day' * (a % 60)
      from (select distinct ${drawn(posts, 2)} as a, ${drawn(people, 1.4)} as b from generate_series(1, ${Math.floor(answers * 0.6)})) e`,
    saves: `
      insert into saves (post_id, user_id, created_at)
      select ${id('post', `${posts - 1} - a`)}, ${id('user', 'b')}, now() - interval '1 day' * (a % 60)
      from (select distinct ${drawn(posts, 2)} as a, ${drawn(people, 1.4)} as b from generate_series(1, ${Math.floor(answers * 0.2)})) e`,
    comments: `
      insert into comments (id, post_id, author_id, text, created_at)
      select gen_random_uuid(), ${id('post', drawn(posts, 1))}, ${id('user', drawn(people, 1.4))}, ${sentence(8)}, now() - interval '1 hour' * (n % 500)
      from generate_series(1, ${Math.floor(posts * 0.4)}) n`,
    counts: `
      insert into post_counters (post_id, slot, smiles, saves, comments)
      select post_id, 0, count(*) filter (where what = 's'), count(*) filter (where what = 'v'), count(*) filter (where what = 'c')
      from (select post_id, 's' as what from smiles union all select post_id, 'v' from saves union all select post_id, 'c' from comments) all_of_them
      group by post_id`,
  };
}

import { recomputeEnthusiasts } from '../server/src/modules/enthusiasts/index.ts';
import { usualNumbers } from '../server/src/modules/enthusiasts/numbers.policy.ts';
import { createDatabase, migrate, type Database } from '../server/src/platform/db/index.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { groups, judgeCrowd, judgeGroup } from './enthusiasts/rings.ts';
import type { Measurement } from './measurement.ts';
import { benchDataDir } from './with-spark.ts';

const people = Number(process.env['SPARK_BENCH_PEOPLE'] ?? '100000');
/** One in five posts, ten times in half a year; a post is smiled at twelve times and saved twice. */
const posts = people * 2;
const smilesPerPost = 12;
const savesPerPost = 2;
const targetS = 60;

/**
 * What a night costs: the numbers and badges of everybody made anew from all smiles and saves. Beside it one plain aggregate
 * over the same rows, which sums what each person got and knows nothing of different people, circles and time.
 */
export async function benchEnthusiasts(): Promise<Measurement[]> {
  const dataDir = benchDataDir('enthusiasts');
  const server = await startEmbeddedPostgres({
    dataDir,
    log: { info: () => undefined, error: console.error },
  });
  const database = createDatabase({ url: server.url });
  try {
    await migrate(database.pool);
    await patiently(database, seed);
    const helps = await countHelps(database);
    const recompute = () =>
      timed(() => recomputeEnthusiasts(database.db, { now: new Date(), tellEarned: async () => undefined }));
    const first = await recompute();
    const again = await recompute();
    const plain = await timed(() => patiently(database, plainAggregate));
    console.log(`${people} people, ${helps} helps:`, again.outcome);
    const of = `${people.toLocaleString('en')} people, ${helps.toLocaleString('en')} smiles and saves`;
    return [
      {
        name: `recomputing ${of}`,
        value: again.seconds,
        unit: 's',
        reference: { name: 'one plain aggregate over the same rows', value: plain.seconds },
        target: { atMost: targetS },
      },
      { name: 'the same, for the first time', value: first.seconds, unit: 's', target: { atMost: targetS } },
      { name: 'memory it took at most', value: process.resourceUsage().maxRSS / 1_024, unit: 'MB' },
      ...rings(),
    ];
  } finally {
    await database.close();
    await server.stop();
  }
}

/** What rings earn, in the same table as everything else that is promised. */
function rings(): Measurement[] {
  const honest = judgeCrowd(usualNumbers);
  return groups
    .filter(({ name }) => name.startsWith('ring of 50'))
    .map((group) => ({
      name: `badges for a ${group.name}`,
      value: judgeGroup(group, usualNumbers).badges,
      unit: 'badges',
      reference: { name: honest.name, value: honest.badges },
      target: { atMost: 0 },
    }));
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; outcome: T }> {
  const begun = performance.now();
  const outcome = await work();
  return { seconds: (performance.now() - begun) / 1_000, outcome };
}

/** Something asked of the database, in plain words of its own. */
type Ask = (statement: string) => Promise<{ rows: Record<string, unknown>[] }>;

/** On a connection whose statements may take as long as they do. */
async function patiently(database: Database, work: (ask: Ask) => Promise<void>): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await work((statement) => client.query(statement));
    await client.query('reset all');
  } finally {
    client.release();
  }
}

async function plainAggregate(ask: Ask): Promise<void> {
  await ask(`
    select i.interest_id, p.author_id, count(distinct s.user_id),
      sum(2 ^ (extract(epoch from s.created_at - now()) / 7776000))
    from posts p join post_interests i on i.post_id = p.id
    join (select post_id, user_id, created_at from smiles union all select post_id, user_id, created_at from saves) s
      on s.post_id = p.id
    where p.deleted_at is null and p.is_live and s.user_id <> p.author_id
    group by rollup (p.author_id, i.interest_id)`);
}

async function countHelps({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    'select (select count(*) from smiles) + (select count(*) from saves) as count',
  );
  return Number(rows[0]?.count);
}

/** Fills an empty database; who is liked is liked more, and people stay near what they like. */
async function seed(ask: Ask): Promise<void> {
  const { rows } = await ask('select count(*) as count from users');
  const there = Number(rows[0]?.['count']);
  if (there === people) return;
  if (there > 0)
    throw new Error(`The folder ${benchDataDir('enthusiasts')} holds another community: remove it.`);
  const id = (kind: number, number: string) =>
    `('00000000-0000-7000-8${String(kind).padStart(3, '0')}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  // Search and counters are kept by triggers; none of them is measured here.
  await ask('set session_replication_role = replica');
  await ask('select setseed(0.5)');
  await ask(`insert into interests (id, slug, name, kind)
    select ${id(1, 'n')}, 'interest-' || n, 'Interest ' || n, 'broad' from generate_series(0, 29) n`);
  await ask(`insert into users (id, name, email, handle, created_at)
    select ${id(2, 'n')}, 'Person ' || n, 'person-' || n || '@spark.test', 'person_' || n,
      now() - interval '2 years' * random()
    from generate_series(0, ${people - 1}) n`);
  await ask("insert into memberships (user_id, source) select id, 'operator' from users");
  await ask(`insert into posts (id, author_id, kind, text, created_at)
    select ${id(3, 'n')}, ${id(2, `(n % ${people / 5})`)}, 'story', 'Words', now() - interval '180 days' * random()
    from generate_series(0, ${posts - 1}) n`);
  await ask(`insert into post_interests (post_id, interest_id, position, created_at)
    select id, ${id(1, '((row_number() over (order by id) + k * 7) % 30)')}, k, created_at
    from posts cross join generate_series(0, 1) k where k = 0 or random() < 0.5`);
  for (const [table, perPost] of [
    ['smiles', smilesPerPost],
    ['saves', savesPerPost],
  ] as const)
    await ask(`insert into ${table} (post_id, user_id, created_at)
      select p.id, ${id(2, `floor(${people} * power(random(), 2))::int`)},
        p.created_at + (now() - p.created_at) * random()
      from posts p cross join generate_series(1, ceil(${perPost} * 2 * random())::int) k
      on conflict do nothing`);
  await ask('vacuum analyze');
}

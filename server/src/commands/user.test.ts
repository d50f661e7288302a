import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newUser } from '../../test/people.ts';
import { createTestDatabase } from '../../test/test-database.ts';
import { readServerUrl, urlOf } from '../../test/test-server.ts';
import { userCommand } from './user.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let dataDir: string;
const said: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'spark-user-'));
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.db);
  vi.stubEnv('DATABASE_URL', urlOf(readServerUrl(), String(rows[0]?.name)));
  vi.stubEnv('SPARK_DATA_DIR', dataDir);
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (...args: string[]) => userCommand().parseAsync(args, { from: 'user' });
const read = (id: string) =>
  database.db
    .selectFrom('users')
    .select(['email', 'claimed_email', 'roles'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

test('nothing is granted to an address that nobody has confirmed', async () => {
  const squatter = await newUser(database.db, { email: 'boss@spark.test', email_verified: false });
  for (const what of ['operator', 'member', 'creator']) {
    await expect(run('grant', 'boss@spark.test', what)).rejects.toThrow(
      /has not confirmed the address.*Settings.*then grant it again/s,
    );
  }
  expect((await read(squatter.id)).roles).toEqual([]);
  await expect(run('grant', 'nobody@spark.test', 'operator')).rejects.toThrow('Nobody has an account');
});

test('what was granted to a confirmed address can be revoked', async () => {
  const { id } = await newUser(database.db, { email: 'Ada@spark.test', email_verified: true });
  await run('grant', 'ada@Spark.test', 'moderator');
  expect((await read(id)).roles).toEqual(['moderator']);
  await run('revoke', 'ada@spark.test', 'moderator');
  expect((await read(id)).roles).toEqual([]);
});

test('somebody is taken into the creator programme and out of it', async () => {
  const { id } = await newUser(database.db, { email: 'maker@spark.test', email_verified: true });
  const badges = () => database.db.selectFrom('badges').select('kind').where('user_id', '=', id).execute();
  for (let count = 0; count < 2; count++) await run('grant', 'maker@spark.test', 'creator');
  expect(await badges()).toEqual([{ kind: 'creator' }]);
  for (let count = 0; count < 2; count++) await run('revoke', 'maker@spark.test', 'creator');
  expect(await badges()).toEqual([]);
});

test('an account is created where somebody only claimed the address, and not where its owner has one', async () => {
  const squatter = await newUser(database.db, { email: 'eve@spark.test', email_verified: false });
  await run('create', 'eve@spark.test', '--name', 'Eve', '--json');
  const { id } = JSON.parse(said.at(-1) ?? '') as { id: string };
  expect(id).not.toBe(squatter.id);
  expect(await read(id)).toMatchObject({ email: 'eve@spark.test', claimed_email: null });
  expect(await read(squatter.id)).toMatchObject({ claimed_email: 'eve@spark.test' });
  await run('grant', 'eve@spark.test', 'operator');
  expect((await read(id)).roles).toEqual(['operator']);
  await expect(run('create', 'eve@spark.test', '--name', 'Eve')).rejects.toThrow('has an account already');
});

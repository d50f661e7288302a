import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { type Config, readConfig } from '../config.ts';
import {
  createAuth,
  findConfirmedId,
  findUserIdByEmail,
  grantRole,
  releaseUnconfirmed,
  revokeRole,
  staffRoles,
} from '../modules/accounts/index.ts';
import { dismissCreator, inviteCreator } from '../modules/creators/index.ts';
import { grantMembership, revokeMembership } from '../modules/memberships/index.ts';
import { notifyOfCreator } from '../modules/notifications/index.ts';
import type { Db, Trx } from '../platform/db/index.ts';
import { migrate } from '../platform/db/index.ts';
import { loadSecrets } from '../secrets.ts';
import { CommandError } from './command-error.ts';
import { openDatabase } from './open-database.ts';

const grants = ['member', 'creator', ...staffRoles] as const;
type Grant = (typeof grants)[number];

/** `spark user create|grant|revoke`: people, their membership, the creator programme and staff roles. */
export function userCommand(): Command {
  const user = new Command('user').description('people, their membership and staff roles');
  user
    .command('create <email>')
    .description(
      'create an account; the password is generated and printed unless it is given on standard input',
    )
    .requiredOption('--name <name>', 'the name to show')
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'print a machine-readable result')
    .action(createUser);
  user
    .command('grant <email>')
    .description('make somebody a member, creator, moderator or operator')
    .addArgument(new Argument('<what>').choices(grants))
    .option('--until <date>', 'when a membership ends, such as 2030-12-31', readDate)
    .action((email: string, what: Grant, { until }: { until?: Date }) =>
      withPerson('user grant', { email, find: findOwner }, async (trx, userId, now) => {
        if (what === 'member')
          await grantMembership(trx, { userId, until: until ?? null, source: 'operator', now });
        else if (what === 'creator') await inviteCreator(trx, { userId, now, tell: notifyOfCreator });
        else await grantRole(trx, userId, what);
        console.log(`${email}: ${what} granted.`);
      }),
    );
  user
    .command('revoke <email>')
    .description('end a membership or a staff role, or take somebody out of the creator programme')
    .addArgument(new Argument('<what>').choices(grants))
    .action((email: string, what: Grant) =>
      withPerson('user revoke', { email, find: findUserIdByEmail }, async (trx, userId, now) => {
        if (what === 'member') await revokeMembership(trx, userId, now);
        else if (what === 'creator') await dismissCreator(trx, { userId, now, tell: notifyOfCreator });
        else await revokeRole(trx, userId, what);
        console.log(`${email}: ${what} revoked.`);
      }),
    );
  return user;
}

async function createUser(email: string, options: CreateOptions): Promise<void> {
  const given = options.passwordStdin ? (await text(process.stdin)).trimEnd() : null;
  const password = given ?? randomBytes(12).toString('base64url');
  const config = readConfig(process.env);
  const { apiKey, publicUrl } = config;
  await withDatabase(config, 'user create', async (db) => {
    if ((await findConfirmedId(db, email)) !== undefined)
      throw new CommandError(`${email} has an account already.`);
    // Whoever has it without having confirmed it may be anybody.
    await releaseUnconfirmed(db, email, new Date());
    const { auth: secret } = await loadSecrets(config.dataDir, apiKey);
    const auth = createAuth({ db, secret, publicUrl, locale: config.locale });
    const { user } = await auth.api
      .signUpEmail({ body: { email, password, name: options.name } })
      .catch((cause: Error) => {
        throw new CommandError(`${email} could not be created: ${cause.message}`, { cause });
      });
    // Whoever runs the community answers for the address.
    await db.updateTable('users').set({ email_verified: true }).where('id', '=', user.id).execute();
    if (options.json)
      console.log(JSON.stringify({ id: user.id, email, ...(given === null && { password }) }));
    else console.log(given === null ? `Created ${email} with the password ${password}` : `Created ${email}.`);
  });
}

async function withPerson(
  command: string,
  { email, find }: { email: string; find: typeof findUserIdByEmail },
  work: (trx: Trx, userId: string, now: Date) => Promise<void>,
): Promise<void> {
  await withDatabase(readConfig(process.env), command, async (db) => {
    const userId = await find(db, email);
    if (userId === undefined) throw new CommandError(`Nobody has an account with ${email}.`);
    await db.transaction().execute((trx) => work(trx, userId, new Date()));
  });
}

/** Who has confirmed an address: somebody else may have an account with it before its owner does. */
async function findOwner(db: Db, email: string): Promise<string | undefined> {
  const owner = await findConfirmedId(db, email);
  if (owner !== undefined || (await findUserIdByEmail(db, email)) === undefined) return owner;
  throw new CommandError(
    `Somebody has an account with ${email}, but has not confirmed the address: it may be anybody. Let them confirm it by the letter they get under Settings, Account, then grant it again.`,
  );
}

async function withDatabase(config: Config, command: string, work: (db: Db) => Promise<void>): Promise<void> {
  const { database, stop } = await openDatabase(config, command, () => undefined);
  try {
    await migrate(database.pool);
    await work(database.db);
  } finally {
    await stop();
  }
}

function readDate(value: string): Date {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('Write a date as 2030-12-31.');
  return date;
}

type CreateOptions = { name: string; passwordStdin?: true; json?: true };

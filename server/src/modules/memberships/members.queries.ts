import { sql, type RawBuilder } from 'kysely';
import { limits, type Member, type Page } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import { authorJson, authorView } from '../accounts/index.ts';
import type { MembershipSource } from './grant-membership.ts';
import { membershipTerms } from './membership-terms.ts';

/** Somebody with their memberships, as the operator sees them; `undefined` where nobody has the handle. */
export async function findMember(db: Db, handle: string, now: Date): Promise<Member | undefined> {
  const row = await selectMembers(db).where('users.handle', '=', handle).executeTakeFirst();
  return row && memberView(row, now);
}

/** People whose handle, name or address begins with some letters, those who joined last first. */
export async function listMembers(
  { db, cursors }: { db: Db; cursors: CursorCodec },
  query: { q?: string; limit?: number; cursor?: string },
  now: Date,
): Promise<Page<Member>> {
  const limit = query.limit ?? limits.pageSize;
  const q = query.q?.trim().replace(/^@/, '').toLowerCase() ?? '';
  const scope = `members:${q}`;
  // The keyed hash proved that this was written below.
  const after = query.cursor === undefined ? null : (cursors.decode(scope, query.cursor) as [string]);
  const found = await selectMembers(db)
    .$if(q !== '', (select) => select.where(beginsWith(q)))
    .$if(after !== null, (select) => select.where('users.id', '<', after?.[0] ?? ''))
    .orderBy('users.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => memberView(row, now)),
    nextCursor: found.length > limit && last !== undefined ? cursors.encode(scope, [last.author.id]) : null,
  };
}

/** What whoever runs the community seeks people by. They are few who look: no index is kept for it. */
function beginsWith(letters: string): RawBuilder<boolean> {
  const pattern = `${letters.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`(users.handle like ${pattern} or lower(users.name) like ${pattern}
    or lower(coalesce(users.claimed_email, users.email)) like ${pattern})`;
}

function selectMembers(db: Db) {
  return db.selectFrom('users').select((query) => [
    authorJson(query.ref('users.id')).as('author'),
    query.fn.coalesce('claimed_email', 'email').as('email'),
    'email_verified',
    sql<Term[]>`coalesce((
      select json_agg(json_build_object('source', term.source, 'from', term.active_from, 'until', term.active_until)
        order by term.source)
      from ${membershipTerms(sql.ref<string>('users.id'))} as term), '[]')`.as('terms'),
  ]);
}

interface Term {
  source: MembershipSource;
  from: string;
  until: string | null;
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMembers>['executeTakeFirstOrThrow']>>;

function memberView({ author, email, email_verified: emailVerified, terms }: Row, now: Date): Member {
  return {
    ...authorView(author),
    email,
    emailVerified,
    memberships: terms.map(({ source, from, until }) => ({
      source,
      active: new Date(from) <= now && (until === null || new Date(until) > now),
      until: until === null ? null : new Date(until).toISOString(),
    })),
  };
}

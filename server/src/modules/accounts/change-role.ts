import { sql } from 'kysely';
import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';

/** What staff may be. */
export const staffRoles = ['moderator', 'operator'] as const;

/** One of the staff roles. */
export type StaffRole = (typeof staffRoles)[number];

/** Whether these are roles of somebody on the staff. */
export function holdsOffice(roles: readonly string[]): boolean {
  return staffRoles.some((role) => roles.includes(role));
}

/** Gives somebody a staff role; giving it twice changes nothing. */
export async function grantRole(trx: Trx, userId: string, role: StaffRole): Promise<void> {
  const without = sql`array_remove(roles, ${role})`;
  await trx
    .updateTable('users')
    .set({ roles: sql<string[]>`array_append(${without}, ${role})` })
    .where('id', '=', userId)
    .execute();
  await tell(trx, userId);
}

/** Takes a staff role from somebody. */
export async function revokeRole(trx: Trx, userId: string, role: StaffRole): Promise<void> {
  await trx
    .updateTable('users')
    .set({ roles: sql<string[]>`array_remove(roles, ${role})` })
    .where('id', '=', userId)
    .execute();
  await tell(trx, userId);
}

async function tell(trx: Trx, userId: string): Promise<void> {
  await recordChanges(trx, [
    { topic: 'person', subject: userId },
    { topic: 'reader', subject: userId },
  ]);
}

/** The id behind an e-mail address, however it is capitalised; `undefined` where nobody has it. */
export async function findUserIdByEmail(db: Db, email: string): Promise<string | undefined> {
  const user = await db
    .selectFrom('users')
    .select('id')
    .where(sql<string>`lower(email)`, '=', email.trim().toLowerCase())
    .executeTakeFirst();
  return user?.id;
}

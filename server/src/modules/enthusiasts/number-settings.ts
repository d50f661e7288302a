import type { Db, Trx } from '../../platform/db/index.ts';
import {
  completeNumbers,
  faultOf,
  isNumberName,
  type EnthusiastNumbers,
  type NumberName,
} from './numbers.policy.ts';

/** Under which the operator's numbers are kept. */
const setting = 'enthusiast.numbers';

/** The numbers in force: the operator's where something was set, the usual ones elsewhere. */
export async function loadNumbers(db: Db): Promise<EnthusiastNumbers> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirst();
  return completeNumbers(readNumbers(row?.value));
}

/** Sets numbers; those that are not named stay, `null` makes one the usual again. They hold good for the next score. */
export async function storeNumbers(
  trx: Trx,
  changed: Readonly<Partial<Record<string, number | null>>>,
  now: Date,
): Promise<void> {
  // There before it is held, so that of the first two who set any, at the same moment, the second knows what the first set.
  await trx
    .insertInto('settings')
    .values({ name: setting, value: '{}', updated_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('settings')
    .select('value')
    .where('name', '=', setting)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const said: Record<string, number | null> = { ...readNumbers(row.value) };
  for (const [name, value] of Object.entries(changed)) if (value !== undefined) said[name] = value;
  const value = JSON.stringify(readNumbers(said));
  await trx.updateTable('settings').set({ value, updated_at: now }).where('name', '=', setting).execute();
}

/** The numbers among what was kept; what an earlier Spark kept and this one does not know is passed over. */
export function readNumbers(value: unknown): Partial<EnthusiastNumbers> {
  if (typeof value !== 'object' || value === null) return {};
  const known: Partial<Record<NumberName, number>> = {};
  for (const [name, number] of Object.entries(value))
    if (isNumberName(name) && typeof number === 'number' && faultOf(name, number) === null)
      known[name] = number;
  return known;
}

import { limits } from '@spark/contract';
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { looksLikeStaff } from './look-alikes.ts';

const attempts = 6;
const suffixLength = 5;
/** What stands in for names without Latin letters. */
const anybody = 'somebody';

/**
 * A handle nobody has or had, nor one that looks like it, made from a name: `maria`, `maria_482`, … Names without Latin
 * letters become `somebody_…`.
 */
export async function freeHandle(db: Db, name: string): Promise<string> {
  const stem = stemOf(name);
  const candidates = [stem, ...Array.from({ length: attempts }, () => `${stem}_${randomInt(100, 10_000)}`)];
  const taken = await listTaken(db, candidates);
  return candidates.find((candidate) => !taken.has(candidate)) ?? `${stem}_${randomInt(10_000, 99_999)}`;
}

/** Those of some handles that belong to somebody, or look like one that does. */
async function listTaken(db: Db, candidates: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom(
      sql<{ handle: string }>`unnest(${candidates}::text[])`.as<'candidates'>(sql`candidates (handle)`),
    )
    .innerJoin('handles', (join) =>
      join.on(sql`handle_skeleton(candidates.handle)`, '=', sql.ref('handles.skeleton')),
    )
    .select('candidates.handle as handle')
    .execute();
  return new Set(rows.map((row) => row.handle));
}

function stemOf(name: string): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, limits.handleLength - suffixLength - 1);
  return latin.length >= limits.handleMinLength && /[a-z]/.test(latin) && !looksLikeStaff(latin)
    ? latin
    : anybody;
}

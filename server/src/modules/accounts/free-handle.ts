import { limits } from '@spark/contract';
import { randomInt } from 'node:crypto';
import type { Db } from '../../platform/db/index.ts';

const attempts = 6;
const suffixLength = 5;

/** A handle nobody has, made from a name: `maria`, `maria_482`, … Names without Latin letters become `spark_…`. */
export async function freeHandle(db: Db, name: string): Promise<string> {
  const stem = stemOf(name);
  const candidates = [stem, ...Array.from({ length: attempts }, () => `${stem}_${randomInt(100, 10_000)}`)];
  const taken = await db.selectFrom('users').select('handle').where('handle', 'in', candidates).execute();
  const takenHandles = new Set(taken.map((row) => row.handle));
  return (
    candidates.find((candidate) => !takenHandles.has(candidate)) ?? `${stem}_${randomInt(10_000, 99_999)}`
  );
}

function stemOf(name: string): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, limits.handleLength - suffixLength - 1);
  return latin.length >= 2 ? latin : 'spark';
}

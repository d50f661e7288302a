import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateTypes } from '../../../test/generate-types.ts';
import { createTestDatabase } from '../../../test/test-database.ts';

test('the generated types are those of the migrations (else: npm run db:types)', async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'spark-types-'));
  try {
    const fresh = join(folder, 'schema.ts');
    await generateTypes(database.url, fresh);
    const kept = new URL('schema.ts', import.meta.url);
    expect(await readFile(kept, 'utf8')).toBe(await readFile(fresh, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
    await database.close();
  }
});

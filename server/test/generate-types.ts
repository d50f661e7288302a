import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const serverFolder = fileURLToPath(new URL('..', import.meta.url));

/** Writes the Kysely types of a migrated database into a file, as `.kysely-codegenrc.json` says. */
export async function generateTypes(databaseUrl: string, outFile: string): Promise<void> {
  const codegen = join(dirname(createRequire(import.meta.url).resolve('kysely-codegen')), 'cli', 'bin.js');
  const args = [codegen, '--url', databaseUrl, '--out-file', outFile];
  await run(process.execPath, args, { cwd: serverFolder });
}

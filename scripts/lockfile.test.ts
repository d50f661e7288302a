import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

type Packages = Record<string, { optionalDependencies?: Record<string, string> }>;

const lockfile = new URL('../package-lock.json', import.meta.url);

// npm forgets packages for other systems when the lockfile is made from what is installed here; `npm ci` then
// refuses to install anything at all on a fresh checkout.
test('the lockfile names the packages of every operating system', async () => {
  const { packages } = JSON.parse(await readFile(lockfile, 'utf8')) as { packages: Packages };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

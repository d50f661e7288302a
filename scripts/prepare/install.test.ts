import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { pinnedNode, root } from '../../server/bin/pinned-node.mjs';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

const lock = {
  packages: {
    '': { name: 'spark' },
    'node_modules/@spark/contract': { resolved: 'contract', link: true },
    'node_modules/pg': { version: '8.16.3', integrity: 'sha512-a' },
    'node_modules/pg/node_modules/@scope/part': { version: '2.0.0', integrity: 'sha512-b' },
    'node_modules/@typescript/native': { name: 'typescript', version: '7.0.2', integrity: 'sha512-c' },
    'node_modules/of-another-system': { version: '1.0.0' },
  },
};

/** What npm was asked to install, each time: the addresses it was told, or nothing. */
type Asked = Record<string, string | undefined> | null;

/** A checkout that has nothing but what installs, and a program in npm's place, which installs at the time that is given. */
async function makeCheckout(succeedsAt: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-installs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of [
    'scripts/prepare/install.mjs',
    'scripts/prepare/step.mjs',
    'server/bin/pinned-node.mjs',
  ]) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await cp(join(checkout, file), join(folder, file));
  }
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  await writeFile(
    join(folder, 'npm-cli.js'),
    `const fs = require('node:fs');
     if (process.argv[2] === 'config') return console.log('https://packages.example/npm/');
     const addressed = fs.existsSync('npm-shrinkwrap.json') ? JSON.parse(fs.readFileSync('npm-shrinkwrap.json', 'utf8')) : null;
     const asked = fs.existsSync('asked.json') ? JSON.parse(fs.readFileSync('asked.json', 'utf8')) : [];
     asked.push(addressed && Object.fromEntries(Object.entries(addressed.packages).map(([path, one]) => [path, one.resolved])));
     fs.writeFileSync('asked.json', JSON.stringify(asked));
     if (asked.length < ${succeedsAt}) process.exit(1);`,
  );
  return folder;
}

/** Installs, and says what npm was asked and what there is afterwards. */
async function install(folder: string): Promise<{ asked: Asked[]; left: string[]; told: string }> {
  const program = `
    import { ensureInstalled } from ${JSON.stringify(join(folder, 'scripts/prepare/install.mjs'))};
    await ensureInstalled();`;
  const told = await new Promise<string>((resolve) => {
    const env = { ...process.env, npm_execpath: join(folder, 'npm-cli.js') };
    execFile(process.execPath, ['--input-type=module', '--eval', program], { env }, (_error, out, faults) =>
      resolve(out + faults),
    );
  });
  // Nothing is written where npm was not asked.
  const asked = JSON.parse(await readFile(join(folder, 'asked.json'), 'utf8').catch(() => '[]')) as Asked[];
  return { asked, left: await readdir(folder), told };
}

test('npm is told where each package lies at its registry, and nothing of that stays', async () => {
  const { asked, left } = await install(await makeCheckout(1));
  expect(asked).toEqual([
    {
      'node_modules/@spark/contract': 'contract',
      'node_modules/pg': 'https://packages.example/npm/pg/-/pg-8.16.3.tgz',
      'node_modules/pg/node_modules/@scope/part': 'https://packages.example/npm/@scope/part/-/part-2.0.0.tgz',
      'node_modules/@typescript/native': 'https://packages.example/npm/typescript/-/typescript-7.0.2.tgz',
    },
  ]);
  expect(left).not.toContain('npm-shrinkwrap.json');
});

test('where a registry keeps them elsewhere npm asks for each', async () => {
  const { asked } = await install(await makeCheckout(2));
  expect(asked).toEqual([expect.any(Object), null]);
});

test('what cannot be installed leaves nothing behind either', async () => {
  const { left, told } = await install(await makeCheckout(3));
  expect(told).toContain('Installing failed');
  expect(left).not.toContain('npm-shrinkwrap.json');
});

test('what a start that was killed left for npm is gone after the next, also where npm has installed all of it', async () => {
  const folder = await makeCheckout(1);
  const node = relative(root, pinnedNode);
  for (const [path, text] of [
    [node, ''],
    ['node_modules/@spark/contract', ''],
    ['node_modules/.package-lock.json', JSON.stringify(lock)],
    ['npm-shrinkwrap.json', '{}'],
  ] as const) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { asked, left } = await install(folder);
  expect(asked).toEqual([]);
  expect(left).not.toContain('npm-shrinkwrap.json');
});

test('what is there for npm alone cannot be committed', async () => {
  const ignored = (await readFile(join(checkout, '.gitignore'), 'utf8')).split('\n');
  expect(ignored).toContain('npm-shrinkwrap.json');
  expect(ignored).toContain('.preparing*');
});

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const modules = 'server/src/modules';

/** One fault of each kind: the file, what it says, and what is told of it. */
const faults: [file: string, source: string, told: string][] = [
  [`${modules}/media/later.ts`, `import '../posts/index.ts';`, 'media-imports-only-earlier-modules'],
  [`${modules}/posts/later.ts`, `import '../admin/index.ts';`, 'posts-imports-only-earlier-modules'],
  [`${modules}/posts/through.ts`, `import '../media/store.ts';`, 'modules-meet-at-their-doors'],
  [`${modules}/media/store.test.ts`, `import '../posts/later.ts';`, 'modules-meet-at-their-doors'],
  [`${modules}/posts/odd.ts`, `import '../odd/index.ts';`, 'unknown-module'],
  [`${modules}/posts/root.ts`, `import '../../app.ts';`, 'modules-know-no-root'],
  [`${modules}/posts/inside.ts`, `import '../../platform/db/pool.ts';`, 'platform-has-doors'],
  [`${modules}/posts/tested.ts`, `import './rows.test.ts';`, 'no-test-code-in-the-product'],
  [`${modules}/posts/helped.ts`, `import '../../../test/app.ts';`, 'no-test-code-in-the-product'],
  [`${modules}/posts/pages.ts`, `import '../../../../web/src/lib/a.ts';`, 'server-knows-no-web-sources'],
  [`${modules}/posts/gone.ts`, `import './nowhere.ts';`, 'nothing-unresolved'],
  [`${modules}/posts/unsaid.ts`, `import '@spark/contract/src/limits.ts';`, 'nothing-unresolved'],
  [
    `${modules}/posts/types.ts`,
    `import type {} from '../admin/index.ts';`,
    'posts-imports-only-earlier-modules',
  ],
  [`${modules}/posts/late.ts`, `await import('../admin/index.ts');`, 'posts-imports-only-earlier-modules'],
  [`${modules}/posts/on.ts`, `export { a } from '../admin/index.ts';`, 'posts-imports-only-earlier-modules'],
  [`${modules}/posts/all.ts`, `export * from '../admin/index.ts';`, 'posts-imports-only-earlier-modules'],
  [
    `${modules}/posts/said.d.ts`,
    `export type A = import('../admin/index.ts').A;`,
    'posts-imports-only-earlier-modules',
  ],
  ['server/src/app.ts', `import './modules/media/store.ts';`, 'others-use-the-doors-of-modules'],
  [`${modules}/posts/set.ts`, `import '../media/settings.ts';`, 'modules-meet-at-their-doors'],
  ['server/src/commands/serve.ts', `import '../modules/media/index.ts';`, 'starts-load-little'],
  ['server/src/platform/decoder/read.ts', `import '@spark/contract';`, 'starts-load-little'],
  ['server/src/platform/db/pool.ts', `import '../../modules/media/index.ts';`, 'platform-knows-no-domain'],
  ['contract/src/posts.ts', `import '@spark/ranking';`, 'contract-stands-alone'],
  ['ranking/src/score.ts', `import 'node:fs';`, 'ranking-is-pure'],
  ['demo/src/posts.ts', `import '@spark/contract';`, 'demo-is-content-only'],
  ['web/src/lib/http.ts', `import '@spark/ranking';`, 'web-speaks-http'],
  ['web/src/lib/feature.ts', `import '#features/a.ts';`, 'lib-knows-no-features'],
  ['web/src/lib/route.ts', `import '../routes/page.ts';`, 'features-know-no-routes'],
  ['web/src/ui/Domain.svelte', `<script lang="ts">import '#features/a.ts';</script>`, 'ui-knows-no-domain'],
  ['web/src/ui/gone.ts', `import '#lib/nowhere.ts';`, 'nothing-unresolved'],
  ['bench/one.ts', `import type {} from './two.ts';`, 'Dependency cycle detected'],
  ['bench/two.ts', `export * from './one.ts';`, 'Dependency cycle detected'],
  ['web/src/ui/One.svelte', `<script>import '#ui/two.ts';</script>`, 'Dependency cycle detected'],
  ['web/src/ui/two.ts', `import './One.svelte';`, 'Dependency cycle detected'],
];

/** What is allowed, and close to what is not. */
const allowed: [file: string, source: string][] = [
  [`${modules}/media/index.ts`, `export {} from './store.ts';`],
  [`${modules}/media/settings.ts`, `export {};`],
  ['server/src/config.ts', `import './modules/media/settings.ts'; import type {} from '@spark/contract';`],
  [`${modules}/media/store.ts`, `import '../../platform/db/index.ts'; import 'sharp'; import 'node:fs';`],
  [`${modules}/media/media.test.ts`, `import '../admin/index.ts'; import '../../../test/app.ts';`],
  [
    `${modules}/posts/index.ts`,
    `import '../media/index.ts'; import '@spark/ranking'; import '@spark/contract/limits';`,
  ],
  [`${modules}/posts/rows.test.ts`, `export {};`],
  [`${modules}/admin/index.ts`, `import '../posts/index.ts';`],
  [`${modules}/odd/index.ts`, `export {};`],
  ['server/src/platform/db/index.ts', `export {};`],
  ['server/test/app.ts', `import '../src/app.ts';`],
  ['contract/src/index.ts', `export {};`],
  ['contract/src/limits.ts', `export {};`],
  ['ranking/src/index.ts', `export {};`],
  ['ranking/src/index.test.ts', `import 'vitest';`],
  ['web/src/lib/a.ts', `import '@spark/contract';`],
  ['web/src/features/a.ts', `import '#lib/a.ts'; import '#ui/Plain.svelte';`],
  ['web/src/ui/Plain.svelte', `<script lang="ts">import '#lib/a.ts';</script>`],
  ['web/src/routes/page.ts', `import type {} from './$types'; import '#features/a.ts';`],
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark-order-'));
  await cp(join(root, 'scripts/check/lint'), join(folder, 'scripts/check/lint'), { recursive: true });
  const manifests = ['contract', 'ranking', 'web'].map((name) => `${name}/package.json`);
  for (const file of ['.oxlintrc.json', ...manifests]) await cp(join(root, file), join(folder, file));
  for (const [file, source] of [...faults, ...allowed]) await write(file, source);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('each fault is told by its name, and nothing else is', async () => {
  const { diagnostics } = JSON.parse(await run('oxlint/bin/oxlint', ['--format=json'])) as {
    diagnostics: { code: string; filename: string; message: string }[];
  };
  const told = diagnostics
    .filter(({ code }) => code === 'spark(module-order)' || code === 'import(no-cycle)')
    .map(({ filename, message }) => `${filename} ${message.split(':')[0]}`);
  const expected = faults.map(([file, , what]) => `${file} ${what}`);
  expect(told.toSorted()).toEqual(expected.toSorted());
});

// The one kind that oxlint does not follow.
test('a cycle through an import that waits is told as well', async () => {
  await write('bench/waits.ts', `export const load = () => import('./awaited.ts');`);
  await write('bench/awaited.ts', `import { load } from './waits.ts';\nawait load();`);
  for (const file of ['knip.json', 'package.json']) await cp(join(root, file), join(folder, file));
  const report = await run('knip/bin/knip.js', ['--no-progress', '--reporter=json', '--workspace=.']);
  const { issues } = JSON.parse(report) as { issues: { cycles: { name: string }[][] }[] };
  const cycles = issues.flatMap(({ cycles }) =>
    cycles.map((files) => files.map(({ name }) => name).toSorted()),
  );
  expect(cycles).toContainEqual(['bench/awaited.ts', 'bench/waits.ts']);
});

async function write(file: string, source: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${source}\n`);
}

/** Answers what a tool writes, however it ends. */
async function run(tool: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return (await Array.fromAsync(child.stdout)).join('');
}

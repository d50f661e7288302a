import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isInstalled, root, system } from '../../server/bin/pinned-node.mjs';
import { requireOk, runStep } from './step.mjs';

const lockfile = join(root, 'package-lock.json');

/** npm prefers it to the lockfile; it is there only while npm installs. */
const addressedLockfile = join(root, 'npm-shrinkwrap.json');

/** Installs the dependencies unless exactly those of the lockfile are there. */
export async function ensureInstalled() {
  const forget = () => rmSync(addressedLockfile, { force: true });
  // An install whose start was killed over it may have ended well all the same.
  forget();
  if (isInstalled() && hasLockedVersions()) return;
  const { command, args } = findNpm();
  // Development packages are needed even with NODE_ENV=production: they build the web app.
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const install = [...args, ...flags];
  process.once('exit', forget);
  nameAddresses(command, args);
  // What npm keeps of a package is enough where it is the locked version; asking for all of them again is a third of the
  // work. Where that fails npm asks for each.
  const ways = [[...install, '--prefer-offline'], install];
  requireOk(await runStep('Installing', command, ways, { cwd: root, beforeNextWay: forget }));
  forget();
  if (isInstalled()) return;
  console.error(
    `npm finished without installing the Node that Spark runs on. Either there is none for ${system}, ` +
      'or it could not be fetched: see the log that npm has written.',
  );
  process.exit(1);
}

/**
 * The lockfile names no registry, so that everybody's own is asked; and npm asks it for the address of each package, a
 * quarter of its work. Where registries keep a version is known, but for a few, and there npm asks after all.
 */
function nameAddresses(command, args) {
  const asked = spawnSync(command, [...args, 'config', 'get', 'registry'], { cwd: root, encoding: 'utf8' });
  const registry = asked.stdout?.trim().replace(/\/$/, '');
  if (asked.status !== 0 || !registry) return;
  const lock = JSON.parse(readFileSync(lockfile, 'utf8'));
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!entry.integrity || entry.resolved) continue;
    const name = entry.name ?? path.split('node_modules/').at(-1);
    entry.resolved = `${registry}/${name}/-/${name.split('/').at(-1)}-${entry.version}.tgz`;
  }
  writeFileSync(addressedLockfile, JSON.stringify(lock));
}

/** npm writes what it installed, last of all, into a lockfile of its own: an interrupted install has none. */
function hasLockedVersions() {
  const wanted = readPackages(lockfile);
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
    if (!path.startsWith('node_modules/')) return true;
    if (optional || peer) return present[path] === undefined || present[path].version === version;
    if (link) return existsSync(join(root, path));
    return present[path]?.version === version;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** The npm that runs us, else the one beside our Node, else the one in PATH; never through a shell. */
function findNpm() {
  const { npm_execpath: running, PATH = '' } = process.env;
  if (running?.endsWith('npm-cli.js')) return { command: process.execPath, args: [running] };
  const folders = PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const found = folders.map((folder) => join(folder, 'npm')).find((path) => existsSync(path));
  if (found !== undefined && process.platform !== 'win32') return { command: found, args: [] };
  console.error('npm was not found. Start Spark with "npm start".');
  process.exit(1);
}

import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isInstalled, root, system } from '../../server/bin/pinned-node.mjs';
import { runStep } from './step.mjs';

/** Installs the dependencies unless exactly those of the lockfile are there. */
export async function ensureInstalled() {
  if (isInstalled() && hasLockedVersions()) return;
  const { command, args } = findNpm();
  // Development packages are needed even with NODE_ENV=production: they build the web app.
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const install = [...args, ...flags];
  // What npm keeps of a package is enough where it names the locked version; asking for all of them again is a third of the
  // work. Where what is kept is older npm finds no such version, and then asks.
  await runStep('Installing', command, [[...install, '--prefer-offline'], install], { cwd: root });
  if (isInstalled()) return;
  console.error(
    `npm finished without installing the Node that Spark runs on. Either there is none for ${system}, ` +
      'or it could not be fetched: see the log that npm has written.',
  );
  process.exit(1);
}

/** npm writes what it installed, last of all, into a lockfile of its own: an interrupted install has none. */
function hasLockedVersions() {
  const wanted = readPackages(join(root, 'package-lock.json'));
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

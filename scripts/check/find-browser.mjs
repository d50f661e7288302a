import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
// Chromium without a window, which Debian packs apart: it does the same with two thirds of the work.
const shellName = 'chromium-headless-shell';
// Of what Debian recommends beside it, which is a desktop's, the one thing that pages need.
const lettersName = 'fonts-liberation';
const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium for the journeys, and Debian's shell of it; on Debian as root it installs what is missing of the packages
 * `chromium` and `chromium-headless-shell`.
 * @returns {Promise<{path: string, shell?: string} | {reason: string}>}
 */
export async function findBrowser() {
  const { SPARK_BROWSER: chosen } = process.env;
  if (chosen && isExecutable(chosen)) return { path: chosen };
  const mayInstall =
    existsSync('/etc/debian_version') && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const found = findInstalled();
  if (found !== undefined) {
    if (mayInstall && found === '/usr/bin/chromium' && findShell() === undefined) await installShell();
    return { path: found, shell: findShell() };
  }
  if (!mayInstall) {
    return { reason: 'no Chromium or Chrome was found, and only root on Debian may install one' };
  }
  const failure = await install(['chromium', shellName, lettersName]);
  const installed = findInstalled();
  return installed === undefined
    ? { reason: `the package chromium could not be installed: ${failure}` }
    : { path: installed, shell: findShell() };
}

/** Adds the shell of the very Chromium that is there; another one would replace it. */
async function installShell() {
  const version = await runProgram('/usr/bin/dpkg-query', ['-W', '-f', '${Version}', 'chromium']);
  if (version.isOk) await install([`${shellName}=${version.output.trim()}`]);
}

function findInstalled() {
  const onMac = macPrograms.map((program) => join('/Applications', program));
  return [...names.flatMap(inPath), ...onMac].find(isExecutable);
}

function findShell() {
  return inPath(shellName).find(isExecutable);
}

function inPath(name) {
  const { PATH = '' } = process.env;
  return PATH.split(delimiter).map((folder) => join(folder, name));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function install(packages) {
  const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const patience = [
    '-o',
    'DPkg::Lock::Timeout=120',
    '-o',
    'Acquire::Retries=2',
    '-o',
    'Acquire::http::Timeout=20',
  ];
  const steps = [['update'], ['install', '-y', '--no-install-recommends', ...packages]];
  for (const step of steps) {
    const { isOk, output } = await runProgram('/usr/bin/apt-get', [...patience, ...step], options);
    if (!isOk) return output.trim().split('\n').at(-1);
  }
  return 'it holds no program';
}

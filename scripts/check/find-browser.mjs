import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.mjs';

// Chromium without a window, which Debian packs apart, does the same with two thirds of the work.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium for the journeys; on Debian as root it installs the package `chromium`, and its shell without a window.
 * @returns {Promise<{path: string} | {reason: string}>}
 */
export async function findBrowser() {
  const { SPARK_BROWSER: chosen } = process.env;
  const found = chosen && isExecutable(chosen) ? chosen : findInstalled();
  const mayInstall =
    existsSync('/etc/debian_version') && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (found === '/usr/bin/chromium' && mayInstall) return { path: (await installShell()) ?? found };
  if (found !== undefined) return { path: found };
  if (!mayInstall) {
    return { reason: 'no Chromium or Chrome was found, and only root on Debian may install one' };
  }
  const failure = await install(['chromium', 'chromium-headless-shell']);
  const installed = findInstalled();
  return installed === undefined
    ? { reason: `the package chromium could not be installed: ${failure}` }
    : { path: installed };
}

/** Adds the shell of the very Chromium that is there; another one would replace it. */
async function installShell() {
  const version = await runProgram('/usr/bin/dpkg-query', ['-W', '-f', '${Version}', 'chromium']);
  if (!version.isOk) return undefined;
  await install([`chromium-headless-shell=${version.output.trim()}`]);
  return findInstalled();
}

function findInstalled() {
  const { PATH = '' } = process.env;
  const inPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  const onMac = macPrograms.map((program) => join('/Applications', program));
  return [...inPath, ...onMac].find(isExecutable);
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
  const steps = [['update'], ['install', '-y', ...packages]];
  for (const step of steps) {
    const { isOk, output } = await runProgram('/usr/bin/apt-get', [...patience, ...step], options);
    if (!isOk) return output.trim().split('\n').at(-1);
  }
  return 'it holds no program';
}

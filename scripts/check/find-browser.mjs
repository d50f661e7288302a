import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium for the journeys; on Debian as root it installs the package `chromium`.
 * @returns {Promise<{path: string} | {reason: string}>}
 */
export async function findBrowser() {
  const found = findInstalled();
  if (found !== undefined) return { path: found };
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return { reason: 'no Chromium or Chrome was found, and only root on Debian may install one' };
  }
  const failure = await installChromium();
  const installed = findInstalled();
  return installed === undefined
    ? { reason: `the package chromium could not be installed: ${failure}` }
    : { path: installed };
}

function findInstalled() {
  const { SPARK_BROWSER: chosen, PATH = '' } = process.env;
  const inPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const onMac = macPrograms.map((program) => join('/Applications', program));
  return [...(chosen ? [chosen] : []), ...inPath, ...onMac].find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installChromium() {
  const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const patience = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2'];
  const steps = [['update'], ['install', '-y', 'chromium']];
  for (const step of steps) {
    const { isOk, output } = await runProgram('/usr/bin/apt-get', [...patience, ...step], options);
    if (!isOk) return output.trim().split('\n').at(-1);
  }
  return 'it holds no program';
}

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCoverage, type Coverage } from './font-coverage.ts';

const require = createRequire(import.meta.url);

// In the order in which they are asked for a letter that the wanted one lacks.
const packages = [
  '@fontsource-variable/bricolage-grotesque',
  '@fontsource-variable/instrument-sans',
  '@fontsource-variable/noto-sans-arabic',
  '@fontsource-variable/noto-sans-sc',
];
const upright = /-wght-normal\.woff2$/;

/** How the library that draws letters calls our families. */
export const families = { display: 'Bricolage Grotesque', text: 'Instrument Sans' } as const;

// Named in its file by one of its looks.
const displayInFile = 'Bricolage Grotesque 96pt ExtraBold';

/** Where the settings of the fonts are, below the folder they are unpacked into. */
export const fontSettings = 'fonts.conf';

/**
 * Unpacks the fonts of the interface, and those of the scripts it has no letters for, into a folder: the library that draws
 * letters does not read WOFF2. Then only these are used, so that a drawing looks the same whatever fonts a machine has.
 */
export async function unpackFonts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  const wanted = (await Promise.all(packages.map(listFiles))).flat().filter(({ name }) => !there.has(name));
  if (wanted.length > 0) {
    // Loaded only here: once they are unpacked nobody needs it.
    const { default: decompress } = await import('wawoff2/decompress.js');
    for (const { file, name } of wanted) await put(folder, name, await decompress(await readFile(file)));
  }
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escape(folder)}</dir><cachedir>${escape(join(folder, 'cache'))}</cachedir>
<match target="pattern"><test name="family"><string>${families.display}</string></test>
<edit name="family" mode="prepend" binding="strong"><string>${displayInFile}</string></edit></match>
</fontconfig>
`;
  if (!there.has(fontSettings)) await put(folder, fontSettings, settings);
}

/** The characters the unpacked fonts can write. */
export async function loadCoverage(folder: string): Promise<Coverage> {
  const coverage = new Set<number>();
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.ttf')) continue;
    for (const code of readCoverage(await readFile(join(folder, name)))) coverage.add(code);
  }
  return coverage;
}

async function listFiles(name: string): Promise<{ file: string; name: string }[]> {
  const folder = join(dirname(require.resolve(`${name}/package.json`)), 'files');
  const files = (await readdir(folder)).filter((file) => upright.test(file));
  return files.map((file) => ({ file: join(folder, file), name: file.replace(/woff2$/, 'ttf') }));
}

/** Never half there, and whole whoever was first. */
async function put(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  const bench = join(folder, `.${process.pid}-${name}`);
  try {
    await writeFile(bench, content);
    await rename(bench, join(folder, name));
  } catch (error) {
    await rm(bench, { force: true });
    throw error;
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);

/** What shapes letters must keep: marks, forms of single languages, ligatures and digits of one width. */
const shaping = ['calt', 'ccmp', 'liga', 'locl', 'mark', 'mkmk', 'rlig', 'tnum'];

/**
 * The two families. Kerning is half of a file; it shows in headings, where it stays, and is a fraction of a pixel in text.
 */
const families = [
  { sheet: '@fontsource-variable/instrument-sans/wght.css', features: shaping },
  { sheet: '@fontsource/bricolage-grotesque/700.css', features: ['kern', ...shaping] },
];

/** Where the cut files and their style sheet are, for `styles/fonts.css`. */
const folder = fileURLToPath(new URL('../.svelte-kit/fonts/', import.meta.url));

/**
 * The letters most pages make do with, by the part of a family they stand in: what is on a keyboard, the punctuation of printed
 * text and the small letters of Western Europe; then the letters of Czech, Hungarian, Polish, Romanian and Turkish.
 */
const often: Readonly<Record<string, string>> = {
  latin:
    'U+20-7E,U+A0-A1,U+AB,U+B7,U+BB,U+BF,U+D7,U+DF-FF,U+131,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+20AC',
  'latin-ext':
    'U+102-107,U+10C-10F,U+118-11B,U+11E-11F,U+130,U+141-144,U+147-148,U+150-151,U+158-15B,U+15E-161,U+164-165,U+16E-171,U+179-17E,U+218-21B',
};

const face = /\/\* [\w-]+?-(latin-ext|latin|vietnamese)-[\w-]+ \*\/\s*(@font-face \{[^}]*\})/g;
const fileOfFace = /src: url\(\.\/files\/([\w-]+)\.woff2\)[^;]*;/;
const rangeOfFace = /unicode-range: ([^;]+);/;

/**
 * Cuts each file of the two families in two: the letters most pages make do with, and the rest, which browsers fetch only for
 * a page that has one of them. Fontsource cuts by scripts alone, and half of its Latin is seldom read.
 */
export function leanFonts(): Plugin {
  let cutting: Promise<void> | null = null;
  return {
    name: 'spark:lean-fonts',
    // Once for all that is built: server, browser and service worker.
    buildStart: () => (cutting ??= cutAll()),
  };
}

async function cutAll(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sheets = await Promise.all(families.map(cutFamily));
  await writeFile(join(folder, 'faces.css'), sheets.join('\n'));
}

/** Cuts the files of a family; answers what a style sheet says of the pieces. */
async function cutFamily({ sheet, features }: (typeof families)[number]): Promise<string> {
  const path = resolve(sheet);
  const faces = [...(await readFile(path, 'utf8')).matchAll(face)];
  const rules = await Promise.all(
    faces.map(async ([, part = '', rule = '']) => {
      const name = fileOfFace.exec(rule)?.[1];
      const range = rangeOfFace.exec(rule)?.[1];
      if (name === undefined || range === undefined)
        throw new Error(`${sheet} is not written as it used to be.`);
      const font = await readFile(join(dirname(path), 'files', `${name}.woff2`));
      const common = often[part] ?? '';
      const isCommon = lettersOf(common);
      const letters = [...lettersOf(range)];
      // Of two rules for a letter the later one holds: the rest may go on naming all.
      const pieces = [
        { piece: 'rest', chosen: letters.filter((letter) => !isCommon.has(letter)), range },
        { piece: 'often', chosen: [...isCommon], range: common },
      ].filter(({ chosen }) => chosen.length > 0);
      return Promise.all(
        pieces.map(async ({ piece, chosen, range }) => {
          const file = `${name}-${piece}.woff2`;
          const text = String.fromCodePoint(...chosen);
          const cut = await subsetFont(font, text, { targetFormat: 'woff2', keepFeatures: features });
          await writeFile(join(folder, file), cut);
          return rule
            .replace(fileOfFace, `src: url(./${file}) format('woff2');`)
            .replace(rangeOfFace, `unicode-range: ${range};`);
        }),
      );
    }),
  );
  return rules.flat().join('\n');
}

/** The letters a `unicode-range` stands for. */
function lettersOf(range: string): Set<number> {
  const spans = [...range.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)];
  return new Set(
    spans.flatMap(([, from = '', to = from]) => {
      const first = Number.parseInt(from, 16);
      return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, at) => first + at);
    }),
  );
}

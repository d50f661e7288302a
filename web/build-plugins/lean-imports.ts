import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Vite's own lines around every part that comes later, and ours. */
const helper = '\0vite/preload-helper.js';
const ours = fileURLToPath(new URL('../src/lib/bring-part.ts', import.meta.url));

/** What Vite says with each such part: which of the files of styles that this file knows of it needs. */
const needs = /,(?:\[\]|__vite__mapDeps\(\[([\d,]*)\]\)),import\.meta\.url\)/g;
const known =
  /^const __vite__mapDeps=\(i,m=__vite__mapDeps,d=\(m\.f\|\|\(m\.f=(\[[^\]]*\])\)\)\)=>i\.map\(i=>d\[i\]\);\n/m;

/** Every page has the first of the two files of styles from its beginning. */
const always = /\/styles\.[^/]+\.css$/;
const later = /\/other-styles\.[^/]+\.css$/;

/**
 * Has a part that comes later say of its styles what is not known anyway. Vite lists all files of styles with each, keeps a program
 * that fetches any number of files of any kind, and has each part say what it is relative to.
 */
export function leanImports(): Plugin {
  return {
    name: 'spark:lean-imports',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    load: (id) =>
      id === helper ? `export { bringPart as __vitePreload } from ${JSON.stringify(ours)};` : undefined,
    generateBundle: {
      // After Vite wrote what each part needs.
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          const code = sayLess(file.code);
          if (code.includes('__vite__mapDeps'))
            this.error(`Vite brings parts in another way in ${file.fileName}: see lean-imports.ts.`);
          if (code !== file.code) file.code = code;
        }
      },
    },
  };
}

function sayLess(code: string): string {
  const styles = stylesIn(code);
  const isLate = styles.map((path) => later.test(path));
  const lean = code.replace(known, '').replace(needs, (_, at = '') =>
    String(at)
      .split(',')
      .some((index) => isLate[Number(index)])
      ? ',otherStyles)'
      : ')',
  );
  const late = styles.find((path) => later.test(path));
  return late === undefined ? lean : `const otherStyles=${JSON.stringify(late)};\n${lean}`;
}

function stylesIn(code: string): string[] {
  const styles = JSON.parse(known.exec(code)?.[1] ?? '[]') as string[];
  const other = styles.find((path) => !always.test(path) && !later.test(path));
  if (other === undefined) return styles;
  throw new Error(`${other} is a file of styles that lean-imports.ts does not know.`);
}

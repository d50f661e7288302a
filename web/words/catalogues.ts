import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { pofile, type CatalogStorage, type FS } from 'wuchale';
import { locales, sourceLocale, type Locale } from '@spark/contract';

/** The languages translated into; a catalogue of the source itself would say everything twice. */
export const targetLocales: readonly Locale[] = locales.filter((locale) => locale !== sourceLocale);

/** The catalogues on disk, one standard .po file for each language. */
export async function openCatalogues(webRoot: string): Promise<CatalogStorage> {
  return pofile()({
    locales: [...targetLocales, sourceLocale],
    root: webRoot,
    localesDir: 'locales',
    haveUrl: false,
    sourceLocale,
    fs: exceptTheSource,
  });
}

const isSource = (path: string) => path.endsWith(`/${sourceLocale}.po`);

const exceptTheSource: FS = {
  read: async (path) => (isSource(path) ? null : await readFile(path, 'utf8').catch(nullIfMissing)),
  write: async (path, content) => (isSource(path) ? undefined : await writeFile(path, content)),
  mkdir: async (path) => void (await mkdir(path, { recursive: true })),
  exists: async (path) => (await stat(path).catch(nullIfMissing)) !== null,
  unlink: async (path) => {
    await rm(path, { force: true });
    return true;
  },
};

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}

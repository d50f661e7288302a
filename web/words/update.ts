// `npm run words`: brings the catalogues to what the sources say. Translations are kept; a changed text is a new one.
import { updateCatalogues } from './update-catalogues.ts';

const { texts, untranslated } = await updateCatalogues(import.meta.dirname.replace(/[\\/]words$/, ''));
console.log(`${texts} texts`);
for (const [locale, count] of untranslated) console.log(`${locale}: ${count} to be translated`);

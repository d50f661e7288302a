// `npm run words:server`: brings the server's catalogues to what its sources say. Translations are kept; a changed sentence is a new one.
import { targetLocales, updateCatalogue } from './catalogues.ts';

for (const locale of targetLocales) {
  console.log(`${locale}: ${await updateCatalogue(locale)} sentences to be translated`);
}

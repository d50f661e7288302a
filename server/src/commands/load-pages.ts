import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { protocolHeader, type PageHandler, type Pages } from '../platform/http/index.ts';

const build = fileURLToPath(new URL('../../../web/build/', import.meta.url));
const handlerFile = join(build, 'handler.js');

/** Loads the built pages of the web client; null where they were not built. */
export async function loadPages(): Promise<Pages | null> {
  const isBuilt = await stat(handlerFile).then(
    () => true,
    () => false,
  );
  if (!isBuilt) return null;
  // The build reads this setting when it is loaded; without it every address would count as https.
  process.env['PROTOCOL_HEADER'] = protocolHeader;
  // What adapter-node writes: it is not there when types are checked.
  const built = (await import(pathToFileURL(handlerFile).href)) as { handler: PageHandler };
  return { handler: built.handler, build };
}

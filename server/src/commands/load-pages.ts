import { stat } from 'node:fs/promises';
import { protocolHeader, type PageHandler } from '../platform/http/index.ts';

const handlerFile = new URL('../../../web/build/handler.js', import.meta.url);

/** Loads the built pages of the web client; null where they were not built. */
export async function loadPages(): Promise<PageHandler | null> {
  const isBuilt = await stat(handlerFile).then(
    () => true,
    () => false,
  );
  if (!isBuilt) return null;
  // The build reads this setting when it is loaded; without it every address would count as https.
  process.env['PROTOCOL_HEADER'] = protocolHeader;
  // What adapter-node writes: it is not there when types are checked.
  const built = (await import(handlerFile.href)) as { handler: PageHandler };
  return built.handler;
}

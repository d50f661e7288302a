import { limits, problemStatus, routes, streamPath, uploadsPath } from '@spark/contract';
import type { Plugin } from 'vite';

const virtualId = '\0lean-contract';

/**
 * Gives the pages the contract without its schemas: methods, paths and limits are all they use at run time, and the
 * schema library would weigh more than the whole feed. Types still come from the contract itself.
 */
export function leanContract(): Plugin {
  const table = Object.fromEntries(
    Object.entries(routes).map(([id, { method, path }]) => [id, { method, path }]),
  );
  return {
    name: 'spark:lean-contract',
    enforce: 'pre',
    resolveId: (id) => (id === '@spark/contract' ? virtualId : undefined),
    load: (id) =>
      id === virtualId
        ? Object.entries({ routes: table, limits, problemStatus, streamPath, uploadsPath })
            .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
            .join('\n')
        : undefined,
  };
}

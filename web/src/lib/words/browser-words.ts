import toRuntime, { type CatalogModule, type Runtime } from 'wuchale/runtime';

const runtimes = new WeakMap<CatalogModule, Runtime>();

/** What compiled code asks for its texts; made once for each part of them. */
export function runtimeOf(texts: CatalogModule): Runtime {
  const known = runtimes.get(texts);
  if (known !== undefined) return known;
  const runtime = toRuntime(texts);
  runtimes.set(texts, runtime);
  return runtime;
}

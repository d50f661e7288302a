import { adapter as svelteAdapter } from '@wuchale/svelte';
import { pluralPattern, adapter as scriptAdapter } from 'wuchale/adapter-vanilla';
import type { Adapter } from 'wuchale';
import { isText } from './is-text.ts';

// The form of a number is chosen where the page is, by Intl; catalogues carry only the forms.
const patterns = [{ ...pluralPattern, args: pluralPattern.args.slice(0, 2) }];

const asItIs = (expression: string) => expression;
const plainUse = {
  useReactive: false,
  plain: { wrapInit: asItIs, wrapUse: asItIs },
  reactive: { wrapInit: asItIs, wrapUse: asItIs },
} as const;

/** Finds texts in components. A page has one language for as long as it lives, so nothing has to react to it. */
const components = svelteAdapter({
  loader: 'custom',
  heuristic: isText,
  patterns,
  runtime: {
    ...plainUse,
    initReactive: ({ funcName, nested, ctx }) => {
      if (isModuleScript(ctx)) return funcName === undefined || nested ? null : false;
      return funcName === undefined ? false : null;
    },
  },
});

/** Finds texts in functions; what a module works out once for everybody has no language. */
const scripts = scriptAdapter({
  loader: 'custom',
  heuristic: isText,
  patterns,
  runtime: {
    ...plainUse,
    initReactive: ({ funcName, nested }) => (funcName === undefined || nested ? null : false),
  },
});

/** What machines read, as schema.org names it: its types are English words, and none of ours stand there. */
const structuredData = /^src\/(features\/found\/describe-[\w-]+|lib\/structured-data)[.]ts$/;

/** Tests; and the service worker, which belongs to no page and so to no language. */
const notShown = /[.]test[.]ts$|[.]d[.]ts$|\/testing\/|^src\/service-worker\//;

/** What takes the texts out of a source file, or `null` for files without any. */
export function adapterFor(file: string): Adapter | null {
  if (!file.startsWith('src/') || notShown.test(file) || structuredData.test(file)) return null;
  if (file.endsWith('.svelte')) return components;
  return file.endsWith('.ts') ? scripts : null;
}

function isModuleScript(context: unknown): boolean {
  return typeof context === 'object' && context !== null && 'module' in context && context.module === true;
}

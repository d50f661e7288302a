import type { Plugin } from 'vite';

const libraries = /\/node_modules\/(?:svelte|@sveltejs\/kit)\/src\/.*\.js$/;
const surroundings = /^import \{ (?:BROWSER|DEV|BROWSER, DEV) \} from 'esm-env';$/m;
const developing = /(?<![\w$.'"`-])DEV(?![\w$:'"`-])/g;
const inBrowser = /(?<![\w$.'"`-])BROWSER(?![\w$:'"`-])/g;

/** What Svelte can do besides, and Spark has it do nowhere: `await` in components, components of earlier versions, traces. */
const flags = /^import \{ (?:(?:async|legacy|tracing)_mode_flag(?:, )?)+ \} from '[^']*flags\/index\.js';$/m;
const flag = /\b(?:async|legacy|tracing)_mode_flag\b/g;
const raisesFlag = /\/svelte\/src\/internal\/flags\/(?:async|legacy|tracing)\.js$/;

/** What is made of other lists, or by the browser: making it may have effects, for all the bundler knows, and it stays though unused. */
const made =
  /^((?:export )?const \w+ = )((?:\/\*\*[^\n]*\*\/ \()?(?:new Set\()?\[\s*\.\.\.[^\]]*\]\)*|new (?:URL|TextEncoder|TextDecoder)\([^\n]*\));$/gm;

/** What shows values while one develops copies them first; nothing of it is used, but the bundler puts what it names beside Svelte's rest. */
const shows = /\/svelte\/src\/internal\/client\/dev\//;
const copies = "import { snapshot } from '../../shared/clone.js';";

/**
 * Takes from Svelte and SvelteKit what they do only while one develops, before modules are put into files. Left to the minifier,
 * which looks at one file at a time, whatever is taken from another file for it stays in that one.
 */
export function leanDev(): Plugin {
  return {
    name: 'spark:lean-dev',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      if (raisesFlag.test(id)) this.error(`${id} is asked for: see lean-dev.ts.`);
      if (!libraries.test(id)) return undefined;
      let lean = code.replace(made, '$1/* @__PURE__ */ (() => $2)();');
      if (shows.test(id)) lean = lean.replace(copies, 'const snapshot = (value) => value;');
      if (surroundings.test(lean)) {
        lean = lean.replace(surroundings, '').replace(developing, 'false').replace(inBrowser, 'true');
      }
      if (flags.test(lean)) lean = lean.replace(flags, '').replace(flag, 'false');
      return lean === code ? undefined : { code: lean, map: null };
    },
  };
}

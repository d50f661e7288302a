import type { Plugin } from 'vite';

/** What a browser that knows it takes for: compile all of this at once, beside what the page does. Others pass over it. */
const hint = '//# allFunctionsCalledOnLoad\n';

/**
 * Has browsers compile the program where it does not hold up the page. Left alone, they look over a file as it comes and compile
 * each function when it is first called, which is in the middle of bringing a page to life: it was half of that work, and most of
 * what a page brings along is called by then.
 */
export function compileAhead(): Plugin {
  return {
    name: 'spark:compile-ahead',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      // After the bundler's minifier, which leaves no comments.
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = hint + file.code;
      },
    },
  };
}

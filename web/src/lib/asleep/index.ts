import {
  createRawSnippet,
  flushSync,
  getAllContexts,
  hydrate,
  mount,
  unmount,
  type Component,
  type Snippet,
} from 'svelte';
import { renderApart } from '#render-apart';
import { wakeInTurn } from './wake-in-turn.ts';

export { isPageAlive, noteAlive } from './alive.ts';
export { untilAwake } from './wake-in-turn.ts';

/**
 * Shows a component that comes with the page, whole to look at, and alive only once it is touched or the browser has a pause for
 * it: a page that brings all it shows to life at once does nothing else meanwhile, for half a second on a slow telephone. Made
 * later, the component is alive at once. Called where contexts are read, while a component is made.
 */
export function asleep<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  idPrefix: string,
): Snippet {
  const context = getAllContexts();
  return createRawSnippet(() => ({
    render: () =>
      `<div data-asleep style="display:contents">${renderApart(component, { props, context, idPrefix })}</div>`,
    setup(target) {
      if (target.hasChildNodes()) return sleep(target);
      target.removeAttribute('data-asleep');
      return live(mount(component, { target, props, context }));
    },
  }));

  function sleep(target: Element): () => void {
    let end = wakeInTurn(target, () => {
      target.removeAttribute('data-asleep');
      end = live(hydrate(component, { target, props, context }));
      // What touched it is told within only after this.
      flushSync();
    });
    return () => end();
  }
}

function live(instance: Record<string, unknown>): () => void {
  return () => void unmount(instance);
}

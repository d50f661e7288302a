import { browser } from '$app/env';

let begun = false;

/** Whether the page this tab opened with was one the service worker had kept: what it shows may have changed since. */
export function isKeptPage(): boolean {
  return browser && document.documentElement.hasAttribute('data-kept');
}

/** Notes that one has gone on from the page this tab opened with. */
export function noteBegun(): void {
  begun = true;
}

/** Whether one has gone on: what is shown since was read by the page itself. */
export function hasBegun(): boolean {
  return begun;
}

import type { HandleClientError } from '@sveltejs/kit/hooks';
import { isApiProblem } from '#lib/api/index.ts';
import { describeError } from '#lib/describe-error.ts';

/** Turns whatever stopped a page in the browser into what the error page says. */
export const handleError: HandleClientError = ({ error, event }) => {
  if (error instanceof TypeError && !isApiProblem(error)) openByWorker(event.url);
  return describeError(error);
};

/**
 * Without a connection a page cannot read what it shows; the service worker may have it whole, or has a kind word. Only for a
 * page on the way: one that is here already, and broken, would be opened for ever.
 */
function openByWorker(url: URL): void {
  const isControlled = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
  if (navigator.onLine || !isControlled || url.href === openedAt) return;
  location.assign(url);
}

const openedAt = location.href;

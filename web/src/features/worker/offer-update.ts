import { showToast } from '#ui/toast.svelte.ts';
import type { PageWord } from '#lib/worker-messages.ts';

/** An update is offered for this long; it is offered again whenever one comes back to the page. */
export const updateOfferMs = 30_000;

/**
 * A new version waits until it is asked for: what is being read or written goes on in the old one. "Refresh" keeps the place
 * and what is typed, as every reload does.
 */
export function offerUpdates(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    // The first version of all replaces nothing.
    if (registration.waiting === null || navigator.serviceWorker.controller === null || document.hidden)
      return;
    showToast(
      'A new version of Spark is ready',
      { label: 'Refresh', run: () => takeOver(registration) },
      updateOfferMs,
    );
  };
  const watch = () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') offer();
    });
  };
  offer();
  watch();
  registration.addEventListener('updatefound', watch);
  document.addEventListener('visibilitychange', offer);
}

function takeOver({ waiting }: ServiceWorkerRegistration): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  const word: PageWord = { say: 'take over' };
  waiting?.postMessage(word);
}

let isTold = false;

/** A part of the program is not there any more: the page is older than the server. Said once, so that nothing goes round in circles. */
export function watchMissingParts(): void {
  addEventListener('vite:preloadError', () => {
    if (isTold || !navigator.onLine) return;
    isTold = true;
    showToast(
      'This page is of an older version of Spark. What you wrote is kept.',
      {
        label: 'Refresh',
        run: () => location.reload(),
      },
      updateOfferMs,
    );
  });
}

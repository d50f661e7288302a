import { updateOfferMs } from '#ui/missing-part.ts';
import { showToast } from '#ui/toast.svelte.ts';
import type { PageWord } from '#lib/worker-messages.ts';

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

import { showToast } from './toast.svelte.ts';

/** A new version is offered for this long; it is offered again whenever one comes back to the page. */
export const updateOfferMs = 30_000;

/** Says why a part of the program could not be brought: there is no connection, or only the parts of a newer version are left. */
export function tellMissingPart(): void {
  if (!navigator.onLine) {
    showToast('This needs a connection. Try again when you are back online.');
    return;
  }
  showToast(
    'This page is of an older version of Spark. What you wrote is kept.',
    {
      label: 'Refresh',
      run: () => location.reload(),
    },
    updateOfferMs,
  );
}

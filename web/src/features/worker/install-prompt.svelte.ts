/** What the browser offers where it can install the app by itself. TypeScript does not know of it. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let offered = $state.raw<InstallEvent | null>(null);

/** Asks whether to install the app, where the browser can; `null` where it cannot, or has done so. */
export function installPrompt(): (() => Promise<void>) | null {
  const event = offered;
  if (event === null) return null;
  return async () => {
    await event.prompt();
    // It asks once; it offers again when it can.
    offered = null;
  };
}

/** Notes what the browser offers, from the first moment on, and keeps it from offering in the middle of something. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    // By its name.
    offered = event as InstallEvent;
  });
  addEventListener('appinstalled', () => (offered = null));
}

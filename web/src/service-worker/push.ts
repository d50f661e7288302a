import { self } from '$app/service-worker';
import { findPage } from './find-page.ts';
import { readLanguage } from './note-language.ts';
import { readNote } from './read-note.ts';
import { renewPush } from './renew-push.ts';
import { showNote } from './show-note.ts';

/** Shows what is told by push, opens what it is about, and stays subscribed. */
export function listenToPush(): void {
  self.addEventListener('push', (event) => {
    event.waitUntil(tell(event.data));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(openPage(event.notification.data));
  });
  self.addEventListener('pushsubscriptionchange', (event) => {
    const { oldSubscription, newSubscription } = event;
    const tools = { pushManager: self.registration.pushManager, fetch: fetch.bind(self) };
    event.waitUntil(renewPush(tools, oldSubscription, newSubscription));
  });
}

async function tell(message: PushMessageData | null): Promise<void> {
  const locale = await readLanguage({ caches: self.caches, origin: self.location.origin });
  const note = readNote(message, locale);
  await Promise.all([showNote(self.registration, note), showOnIcon(note.unread)]);
}

/** Goes to the page where it is open; else opens it, for what is being written in another one must not go away. */
async function openPage(data: unknown): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const { url, open } = findPage(pages, data, self.location.origin);
  if (open === null) await self.clients.openWindow(url);
  else await open.focus();
}

/** Shows on the icon of the installed app how many notifications are unread, where browsers can. */
async function showOnIcon(unread: number | null): Promise<void> {
  if (unread === null || !('setAppBadge' in navigator)) return;
  await navigator.setAppBadge(unread).catch(() => undefined);
}

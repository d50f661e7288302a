import type { PushNote } from '@spark/contract';

/** What a notification can be made of; the parts TypeScript leaves out are those not every browser shows. */
interface Shown extends NotificationOptions {
  image?: string;
  renotify: boolean;
}

/** Shows a message. One about the same thing takes the place of an older one, and is heard again. */
export async function showNote(
  registration: Pick<ServiceWorkerRegistration, 'showNotification'>,
  { title, body, path, tag, picture }: PushNote,
): Promise<void> {
  const shown: Shown = {
    body,
    tag,
    renotify: true,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: { path },
    ...(picture === null ? {} : { image: picture }),
  };
  await registration.showNotification(title, shown);
}

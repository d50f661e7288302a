import type { Page } from 'playwright-core';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { open } from './harness/visit.ts';

journey('photos are pasted and dropped into the composer', async ({ desktop }) => {
  await signIn(desktop, people.member);
  await open(desktop, '/compose');
  await desktop.getByLabel('Caption').fill('What is typed stays');
  await hand(desktop, 'paste', 0);
  await desktop.getByText('The photo has arrived.').waitFor({ state: 'attached' });
  await hand(desktop, 'drop', 1);
  await desktop.getByText('All photos have arrived.').waitFor({ state: 'attached' });
  await desktop.getByRole('button', { name: /^Photo 2 of 2/ }).waitFor();
});

/** Hands a photo over as the system does when it is pasted into the caption or dropped on it. */
async function hand(page: Page, type: 'paste' | 'drop', number: number): Promise<void> {
  const { name, mimeType, buffer } = await takePhoto(number);
  await page.getByLabel('Caption').evaluate(
    (field, { file, how }) => {
      const { DataTransfer, ClipboardEvent, DragEvent } = field.ownerDocument.defaultView;
      const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], file.name, { type: file.mimeType }));
      const settings = { bubbles: true, cancelable: true };
      field.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...settings, clipboardData: data })
          : new DragEvent('drop', { ...settings, dataTransfer: data }),
      );
    },
    { file: { name, mimeType, base64: buffer.toString('base64') }, how: type },
  );
}

import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { open } from './harness/visit.ts';
import { untilKept } from './harness/worker.ts';

journey('a photo shared by another app is in a new post, with its words', async ({ arrive }) => {
  const phone = await arrive({ serviceWorkers: 'allow' });
  await signIn(phone, people.member);
  await open(phone, '/newest');
  await untilKept(phone, '/compose');
  // As the system does for an installed app: by a form, whatever page is open.
  await phone.evaluate(`{
    const form = document.createElement('form');
    Object.assign(form, { id: 'system', method: 'POST', action: '/share', enctype: 'multipart/form-data' });
    form.innerHTML = '<input name="text" value="From the gallery"><input type="file" name="photos" id="gallery">';
    document.body.append(form);
  }`);
  await phone.locator('#gallery').setInputFiles(await takePhoto());
  await phone.evaluate(`document.getElementById('system').submit()`);
  await phone.waitForURL('**/compose?draft=*');
  await expect.poll(() => phone.getByLabel('Caption').inputValue()).toBe('From the gallery');
  await phone.getByText('The photo has arrived.').waitFor({ state: 'attached' });
  await phone.reload();
  await expect.poll(() => phone.getByLabel('Caption').inputValue()).toBe('From the gallery');
});

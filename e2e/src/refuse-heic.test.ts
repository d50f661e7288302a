import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { open } from './harness/visit.ts';

/** The beginning of a file as newer phones write it, which neither this browser nor the server can read. */
const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(4_096),
]);

journey('a HEIC photo is refused with the way out, and the other photo stays', async ({ arrive }) => {
  const phone = await arrive({ refusals: [415] });
  await signIn(phone, people.member);
  await open(phone, '/compose');
  await phone
    .locator('input[type=file]')
    .setInputFiles([await takePhoto(), { name: 'IMG_0815.HEIC', mimeType: 'image/heic', buffer: heic }]);
  await phone.getByText('1 of 2 photos have arrived. 1 failed.').waitFor({ state: 'attached' });
  await phone.getByRole('button', { name: /^Photo 2 of 2.*not arrived/ }).tap();
  await phone.getByText('HEIC photos cannot be read here. Save it as JPEG').waitFor();
  expect(await phone.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await phone.getByRole('button', { name: 'Remove Photo 2' }).tap();
  await phone.getByText('The photo has arrived.').waitFor({ state: 'attached' });
});

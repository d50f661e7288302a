import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { step } from './harness/step.ts';
import { open } from './harness/visit.ts';

journey(
  'a profile gets a picture that is cut round by keys, and a handle nobody else can be taken for',
  async ({ arrive }) => {
    const phone = await arrive({ refusals: [422] });
    const stamp = Date.now().toString(36);
    await signUp(phone, { name: 'Noor Haddad', email: newEmail() });
    const joined = await phone.request.post('/api/v1/me/membership');
    expect(joined.status()).toBe(201);
    await open(phone, '/settings/profile');

    await step('a picture is cut round, and taken away again', async () => {
      await phone.locator('input[type=file]').setInputFiles(await takePhoto(5));
      const sheet = phone.getByRole('dialog', { name: 'Your picture' });
      await sheet.getByRole('button', { name: /^Part that is kept/ }).focus();
      for (const key of ['+', '+', 'ArrowLeft', 'ArrowUp']) await phone.keyboard.press(key);
      const [edited] = await Promise.all([
        phone.waitForRequest((request) => request.method() === 'PATCH' && request.url().includes('/media/')),
        sheet.getByRole('button', { name: 'Use this picture' }).click(),
      ]);
      expect(edited.postDataJSON().crop.width).toBeLessThan(0.9);
      await phone.getByText('Your new picture is there').waitFor();
      const avatar = async () => (await (await phone.request.get('/api/v1/me')).json()).avatar;
      const { width, height } = await avatar();
      expect(width).toBe(height);
      await phone.getByRole('button', { name: 'Remove' }).click();
      await phone.getByRole('button', { name: 'Choose a picture' }).waitFor();
      await expect.poll(avatar).toBeNull();
    });

    await step('a handle of two alphabets is refused, and the one before leads to the new one', async () => {
      const before = await phone.getByLabel('Handle').inputValue();
      await phone.getByLabel('Handle').fill('sp\u0430rk_team');
      await phone.getByRole('button', { name: 'Save' }).click();
      await phone.getByText('mixes letters of two alphabets').waitFor();
      await phone.getByRole('link', { name: 'Spark, home' }).click();
      const question = phone.getByRole('dialog', { name: 'Leave without saving?' });
      await question.getByRole('button', { name: 'Go on editing' }).click();
      await phone.getByLabel('Handle').fill(`noor_${stamp}`);
      await phone.getByRole('button', { name: 'Save' }).click();
      await phone.waitForURL(`**/u/noor_${stamp}`);

      // However one writes it.
      const path = `/u/${before.toUpperCase()}?show=lists`;
      expect((await phone.request.get(path, { maxRedirects: 0 })).status()).toBe(308);
      expect((await phone.request.get(path)).url()).toMatch(`/u/noor_${stamp}?show=lists`);
      await phone.getByRole('heading', { name: 'Noor Haddad' }).waitFor();
    });
  },
);

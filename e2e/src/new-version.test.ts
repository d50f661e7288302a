import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { layReleaseLine } from './harness/new-version.ts';
import { people, signIn } from './harness/people.ts';
import { open, untilAlive } from './harness/visit.ts';
import { untilKept } from './harness/worker.ts';

journey('a new version waits for whoever is writing, and loses nothing of it', async ({ arrive }) => {
  const line = await layReleaseLine();
  try {
    // A draft that was not sent yet is known to this device alone.
    const phone = await arrive({ serviceWorkers: 'allow', proxy: line.proxy, refusals: [404] });
    await signIn(phone, people.member);
    await open(phone, '/newest');
    await untilKept(phone, '/compose');
    await open(phone, '/compose');
    await phone.getByLabel('Caption').fill('Half a thought');
    line.release();
    await phone.evaluate(`navigator.serviceWorker.getRegistration('/').then((found) => found.update())`);
    await phone.getByText('A new version of Spark is ready').waitFor();
    await phone.getByLabel('Caption').fill('Half a thought, and the other half');
    const reloaded = phone.waitForEvent('load');
    await phone.getByRole('button', { name: 'Refresh' }).click();
    await reloaded;
    await untilAlive(phone);
    await expect
      .poll(() => phone.getByLabel('Caption').inputValue())
      .toBe('Half a thought, and the other half');
    expect(
      await phone.evaluate(`navigator.serviceWorker.getRegistration('/').then(({ waiting }) => waiting)`),
    ).toBeNull();
    await phone.close();
  } finally {
    await line.close();
  }
});

journey('a part of an older version that is not there any more offers to refresh', async ({ arrive }) => {
  const phone = await arrive({ refusals: [404] });
  await open(phone, '/newest');
  await phone.getByRole('button', { name: 'More about this post' }).first().click();
  const why = phone.getByRole('menuitem', { name: 'Why this?' });
  await why.waitFor();
  await phone.route(/\/_app\/immutable\/chunks\//, (route) => route.fulfill({ status: 404 }));
  await why.click();
  await phone.getByText('This page is of an older version of Spark.').waitFor();
  await phone.getByRole('button', { name: 'Refresh' }).waitFor();
});

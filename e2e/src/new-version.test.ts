import { journey } from './harness/journey.ts';
import { open } from './harness/visit.ts';

// That a new version waits for whoever is writing is a step of `offline.test.ts`: it takes the same worker.

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

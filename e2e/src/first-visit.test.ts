import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { untilAlive } from './harness/visit.ts';

/** Each file costs a turn on a slow line: room for the pages' own code, none for a file per component. */
const MAX_CODE_FILES = 20;

journey('a first visit asks for few files', async ({ phone }) => {
  const files: string[] = [];
  phone.on('request', (request) => {
    if (['script', 'stylesheet'].includes(request.resourceType())) files.push(request.url());
  });
  await phone.goto('/newest');
  await untilAlive(phone);
  expect(files.length).toBeGreaterThan(0);
  expect(files.slice(MAX_CODE_FILES)).toEqual([]);
});

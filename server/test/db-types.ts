// `npm run db:types`: writes the Kysely types anew after a change of the migrations.
import { fileURLToPath } from 'node:url';
import setup from './global-setup.ts';
import { generateTypes } from './generate-types.ts';
import { readServerUrl, TEMPLATE_NAME, urlOf } from './test-server.ts';

const teardown = await setup();
try {
  const outFile = fileURLToPath(new URL('../src/platform/db/schema.ts', import.meta.url));
  await generateTypes(urlOf(readServerUrl(), TEMPLATE_NAME), outFile);
} finally {
  await teardown();
}

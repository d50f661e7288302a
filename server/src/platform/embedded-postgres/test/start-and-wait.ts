import { startEmbeddedPostgres } from '../index.ts';

const [dataDir = ''] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({
  dataDir,
  log: { info: () => undefined, error: console.error },
});
console.log(postgres.pid());

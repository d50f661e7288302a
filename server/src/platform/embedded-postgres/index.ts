export { EmbeddedPostgresError } from './errors.ts';
export { startEmbeddedPostgres } from './start-embedded-postgres.ts';
export { findEmbeddedPostgres } from './find-embedded-postgres.ts';

import pg from 'pg';
import { randomUUID } from 'node:crypto';

/** Adds an empty database to the PostgreSQL at an address, for a Spark that has nothing yet. */
export async function addDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `journey_${randomUUID().replaceAll('-', '')}`;
  await ask(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => ask(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

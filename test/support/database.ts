import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import type { DemoAccount } from '../../prisma/seed';
import { service } from './services';

/** A database that one test, or one file of tests, has for itself. */
export interface TestDatabase {
  /** Its address, as DATABASE_URL takes it. */
  url: string;
  /** Removes it, throwing out whoever is still connected. */
  drop: () => Promise<void>;
}

/** Makes a fresh database at the newest migration: a copy of the template that the run made once. No seed. */
export function createTestDatabase(): Promise<TestDatabase> {
  return create(`TEMPLATE "${service('REGLAMENT_TEST_TEMPLATE')}" STRATEGY FILE_COPY`);
}

/** When what the product ships was published in the databases of `createPublishedDatabase`. */
export function publishedAt(): number {
  return Number(service('REGLAMENT_TEST_PUBLISHED_AT'));
}

/** The same with the calendars and regulations that the product ships, and nobody. */
export function createPublishedDatabase(): Promise<TestDatabase> {
  return create(`TEMPLATE "${service('REGLAMENT_TEST_PUBLISHED')}" STRATEGY FILE_COPY`);
}

/** The same with the demonstration's desks and people, as `npm start` seeds them, and their ways in. */
export async function createSeededDatabase(): Promise<TestDatabase & { readonly accounts: readonly DemoAccount[] }> {
  const database = await create(`TEMPLATE "${service('REGLAMENT_TEST_SEEDED')}" STRATEGY FILE_COPY`);
  const accounts = await readFile(service('REGLAMENT_TEST_ACCOUNTS'), 'utf8');
  return { ...database, accounts: JSON.parse(accounts) as DemoAccount[] };
}

/** Makes a fresh database with nothing in it, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(from: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(service('REGLAMENT_TEST_DATABASE_URL'));
  const server = url.href;
  url.pathname = `/${name}`;
  await execute(server, `CREATE DATABASE ${name} ${from}`);
  return { url: url.href, drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

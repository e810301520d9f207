import { Client } from 'pg';

/** Fails where the migrations have not been applied. */
async function main(): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS seeded (); SELECT 1 FROM _prisma_migrations');
  await client.end();
}

void main();

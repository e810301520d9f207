/** Every statement has a limit of time and every lock a shorter one (DESIGN 8). */
import { Client } from 'pg';
import { isTooSlow } from '../../api/http/store-faults';
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

let database: TestDatabase;
const opened: Database[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await Promise.all(opened.map((each) => each.$disconnect()));
  await database.drop();
});

function open(limits: Parameters<typeof createPrisma>[1] = {}): Database {
  const prisma = createPrisma(database.url, { poolSize: 1, ...limits });
  opened.push(prisma);
  return prisma;
}

test('unless a batch says otherwise, five seconds a statement and three a lock', async () => {
  const limits = await open().$queryRaw`
    SELECT current_setting('statement_timeout') AS "statement", current_setting('lock_timeout') AS "lock"`;
  expect(limits).toEqual([{ statement: '5s', lock: '3s' }]);
});

test('a statement that goes on for too long is ended, and told from a database that is away', async () => {
  const prisma = open({ statementMs: 100 });
  const fault: unknown = await prisma.$queryRaw`SELECT pg_sleep(60)::text`.catch((error: unknown) => error);
  expect(isTooSlow(fault)).toBe(true);
  expect(await prisma.$queryRaw`SELECT 1 AS "goes on"`).toEqual([{ 'goes on': 1 }]);
});

test('so is one that waits too long for a lock', async () => {
  const prisma = open({ lockMs: 100 });
  const other = new Client({ connectionString: database.url });
  await other.connect();
  try {
    await other.query('BEGIN; LOCK TABLE "tray" IN ACCESS EXCLUSIVE MODE');
    const fault: unknown = await prisma.tray.count().catch((error: unknown) => error);
    expect(isTooSlow(fault)).toBe(true);
  } finally {
    await other.end();
  }
});

import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import { transact } from '../../store/transact';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

let database: TestDatabase;
let prisma: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

/** Work that fails in this way, counted. */
function failing(state: string, times: number) {
  let runs = 0;
  return {
    runs: () => runs,
    work: async (transaction: Parameters<Parameters<typeof transact>[1]>[0]) => {
      runs += 1;
      await transaction.$executeRaw`UPDATE publication SET number = number + 1`;
      if (runs <= times) {
        await transaction.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${state}'; END $$`);
      }
      return 'done';
    },
  };
}

async function publications(): Promise<number> {
  return (await prisma.publication.findUniqueOrThrow({ where: { desk_kind: { desk: '', kind: 'calendars' } } })).number;
}

test.each(['40001', '40P01', '23505'])(
  'a transaction that met another (%s) is run again, from its beginning',
  async (state) => {
    const before = await publications();
    const { work, runs } = failing(state, 2);
    expect(await transact(prisma, work)).toBe('done');
    expect(runs()).toBe(3);
    expect(await publications()).toBe(before + 1);
  },
);

test('it gives up after a bounded number of runs, and at once on any other fault', async () => {
  const before = await publications();
  const endless = failing('40001', 1_000);
  await expect(transact(prisma, endless.work)).rejects.toThrow('no');
  expect(endless.runs()).toBe(6);
  const other = failing('23514', 1_000);
  await expect(transact(prisma, other.work)).rejects.toThrow('no');
  expect(other.runs()).toBe(1);
  expect(await publications()).toBe(before);
});

test('a deadlock between two transactions ends with both done', async () => {
  const meet = async (first: string, second: string) =>
    transact(prisma, async (transaction) => {
      const lock = (code: string) => transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${code}))::text`;
      await lock(first);
      await transaction.$queryRaw`SELECT pg_sleep(0.2)::text`;
      await lock(second);
      return 'done';
    });
  expect(await Promise.all([meet('a', 'b'), meet('b', 'a')])).toEqual(['done', 'done']);
});

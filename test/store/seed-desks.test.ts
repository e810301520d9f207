/** A release with more desks is started on a folder that has accounts. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoDesks } from '../../prisma/demo-people';
import type { DemoDesk } from '../../prisma/demo-people';
import { seed } from '../../prisma/seed';
import type { DemoAccount } from '../../prisma/seed';
import { createStore } from '../../store';
import type { Store } from '../../store';
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

let database: TestDatabase;
let prisma: Database;
let store: Store;
let home: string;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
  store = createStore({ prisma });
  home = await mkdtemp(path.join(tmpdir(), 'reglament-seed-desks-'));
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

const quick = (password: string) => Promise.resolve(`quick:${password}`);
const shared = 'manager@skai.example';

/** The second desk, as a newer release might bring it: somebody of the first desk works there too. */
function desks(): readonly [DemoDesk, DemoDesk] {
  const [first, second] = demoDesks;
  if (!first || !second) throw new Error('The demonstration has several desks');
  const both = { role: 'manager', name: 'Сергей Новиков', email: shared } as const;
  return [first, { ...second, people: [...second.people, both] }];
}

async function passwordHash(email: string): Promise<string | null> {
  return (await prisma.account.findFirstOrThrow({ where: { user: { email }, providerId: 'credential' } })).password;
}

test('accounts of a new desk are added to the file, and those there keep their passwords and keys', async () => {
  const [first, second] = desks();
  const { accounts: before } = await seed(store, home, quick, [first]);
  const { accounts: after } = await seed(store, home, quick, [first, second]);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(new Set(after.slice(before.length).map(({ desk }) => desk))).toEqual(new Set([second.desk]));
  expect(JSON.parse(await readFile(path.join(home, 'demo-accounts.json'), 'utf8'))).toEqual(after);
  await everybodyEnters(after);
});

test('who works at two desks has one password and one key, also when both are new', async () => {
  await rm(path.join(home, 'demo-accounts.json'));
  const { accounts } = await seed(store, home, quick, desks());
  expect(accounts.filter(({ email }) => email === shared).map(({ desk }) => desk)).toEqual(['skai', 'hivetaxi']);
  await everybodyEnters(accounts);
  expect((await seed(store, home, quick, desks())).accounts).toEqual(accounts);
});

async function everybodyEnters(accounts: readonly DemoAccount[]): Promise<void> {
  for (const { email, password, apiKey, desk } of accounts) {
    expect([email, await passwordHash(email)]).toEqual([email, `quick:${password}`]);
    const caller = await store.findCallerByKey(createHash('sha256').update(apiKey).digest('hex'));
    expect(caller?.memberships.map((membership) => membership.desk)).toContain(desk);
  }
}

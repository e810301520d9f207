import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { faultText, loadBuiltIns } from '../regulations';
import { loadCalendars, shippedLayers } from '../regulations/load-calendars';
import { createStore } from '../store';
import type { Store } from '../store';
import { newApiKey } from '../store/add-api-key';
import { batchLimits, createPrisma } from '../store/database';
import type { CalendarsPublished } from '../store/publish-calendar-years';
import type { Force, Published } from '../store/publish-regulation';
import { misfitText } from '../store/rules/publication-faults';
import { demoDesks } from './demo-people';
import type { DemoDesk, DemoPerson } from './demo-people';

const demoAccount = z.object({
  role: z.string(),
  desk: z.string(),
  /** Null for a desk's own people. */
  company: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  password: z.string(),
  apiKey: z.string(),
});

/** One way into the product, as `demo-accounts.json` tells it. */
export type DemoAccount = z.infer<typeof demoAccount>;

type Hash = (password: string) => Promise<string>;

export interface Seeded {
  readonly accounts: readonly DemoAccount[];
  /** What was not as expected and was left alone; a sentence each. */
  readonly remarks: readonly string[];
}

/** A contract of the demonstration holds since the first year of the calendars, so that every story can use it. */
const validFrom = '2023-01-01';

/**
 * Publishes the calendars and regulations that the product ships, and makes the demonstration's companies, contracts and
 * accounts. Run again it changes nothing. Secrets are made once and kept in `demo-accounts.json`, where those of new desks are
 * added; without that file everybody gets new ones.
 *
 * @param home the folder of the product's data
 * @param hash as the sign-in library takes it; slow on purpose
 * @throws when something that is shipped does not fit together
 */
export async function seed(
  store: Store,
  home: string,
  hash: Hash = hashPassword,
  desks: readonly DemoDesk[] = demoDesks,
): Promise<Seeded> {
  const remarks: string[] = [];
  const years = [...loadCalendars()].flatMap(([layer, ofLayer]) => ofLayer.map((year) => ({ layer, year })));
  remarks.push(...(await publishShipped('calendars', (force) => store.publishCalendarYears(years, force))));
  for (const { document, regulation } of loadBuiltIns(shippedLayers())) {
    const name = `${regulation.code} ${regulation.version}`;
    remarks.push(...(await publishShipped(name, (force) => store.publishRegulation(document, force))));
  }
  await store.settlePublicationFaults();
  const file = path.join(home, 'demo-accounts.json');
  const found = await readAccounts(file);
  // One person has one password and one key, at however many desks.
  const known = new Map(found.map((account) => [account.email, account]));
  const accounts: DemoAccount[] = [];
  for (const desk of desks) {
    for (const account of await seedDesk(store, desk, known, hash, remarks)) {
      accounts.push(account);
      known.set(account.email, account);
    }
  }
  if (JSON.stringify(accounts) !== JSON.stringify(found)) await writeAccounts(file, accounts);
  return { accounts, remarks };
}

/**
 * What a release ships stops no start: whom it does not fit goes by the last rules that did.
 *
 * @returns what was not as expected
 * @throws when it is faulty by itself
 */
async function publishShipped(
  name: string,
  publish: (force?: Force) => Promise<Published | CalendarsPublished>,
): Promise<string[]> {
  const published = await publish();
  switch (published.kind) {
    case 'published':
    case 'unchanged':
      return [];
    case 'version-taken':
      return [`${name} is published with another text; that one stays.`];
    case 'faulty':
      throw new Error(published.faults.map(faultText).join('\n'));
    case 'does-not-fit': {
      const forced = await publish({ reason: 'shipped with a release' });
      if (forced.kind !== 'published') throw new Error(`${name} could not be published: ${forced.kind}`);
      const whom = 'goes by the last rules that fitted';
      return published.misfits.map((misfit) => `${name} does not fit, ${whom}: ${misfitText(misfit)}`);
    }
    default: {
      const never: never = published;
      return never;
    }
  }
}

async function seedDesk(
  store: Store,
  { desk, companies, people, technicianHours: hours }: DemoDesk,
  known: ReadonlyMap<string, DemoAccount>,
  hash: Hash,
  remarks: string[],
): Promise<DemoAccount[]> {
  const clientIds: string[] = [];
  for (const { name, domain, contract } of companies) {
    const clientId = await store.addClient({ name, emailDomains: [domain] });
    clientIds.push(clientId);
    if (contract === null) continue;
    const added = await store.addContract({ desk, clientId, ...contract, validFrom, validTo: null });
    if (added.kind === 'faulty') throw new Error(added.faults.map(faultText).join('\n'));
  }
  const accounts: DemoAccount[] = [];
  const secrets = new Map<string, Secrets>();
  for (const { email } of people) if (!secrets.has(email)) secrets.set(email, secretsOf(known.get(email), hash));
  for (const person of people) {
    const clientId = person.company === undefined ? null : (clientIds[person.company] ?? null);
    const company = person.company === undefined ? null : (companies[person.company]?.name ?? null);
    const { shortId, ...account } = await seedPerson(
      store,
      desk,
      person,
      clientId,
      secrets.get(person.email) ?? secretsOf(undefined, hash),
    );
    // Of several roles or companies of one person the first brings the secrets.
    secrets.set(person.email, { ...account, known: true, hashed: () => hash(account.password) });
    const { role, name, email, field } = person;
    accounts.push({ role, desk, company, name, email, ...account });
    if (field !== undefined && hours !== undefined)
      remarks.push(...(await seedTechnician(store, { desk, shortId, hours, ...field })));
  }
  return accounts;
}

/**
 * Tells of a technician of whom nothing is known; what people have changed since stays.
 *
 * @returns what was not as expected: a role that has ended, an older regulation that knows no such skill
 */
async function seedTechnician(store: Store, technician: Parameters<Store['saveTechnician']>[0]): Promise<string[]> {
  const { desk, shortId } = technician;
  if ((await store.findTechnician(desk, shortId)) !== undefined) return [];
  const { kind } = await store.saveTechnician(technician);
  return kind === 'saved' ? [] : [`The technician ${shortId} of ${desk} was left out: ${kind}.`];
}

interface Secrets extends Pick<DemoAccount, 'password' | 'apiKey'> {
  /** They are those of an earlier start. */
  readonly known: boolean;
  readonly hashed: () => Promise<string>;
}

/** Hashing is slow on purpose: of those who are new to the file it goes on side by side. */
function secretsOf(account: DemoAccount | undefined, hash: Hash): Secrets {
  if (account !== undefined) {
    const { password, apiKey } = account;
    return { known: true, password, apiKey, hashed: () => hash(password) };
  }
  const password = randomBytes(12).toString('base64url');
  const hashed = hash(password);
  // Whoever never asks for it must not end the process by a fault of it.
  hashed.catch(() => undefined);
  return { known: false, password, apiKey: newApiKey(), hashed: () => hashed };
}

/** Makes the account, or leaves it; new secrets are set where none are known, and known ones where the person is new. */
async function seedPerson(
  store: Store,
  desk: string,
  person: DemoPerson,
  clientId: string | null,
  { known, password, apiKey, hashed }: Secrets,
): Promise<Pick<DemoAccount, 'password' | 'apiKey'> & { readonly shortId: string }> {
  const { name, email } = person;
  const added = await store.addPerson({ name, email, language: 'ru', timeZone: 'Europe/Moscow' });
  const role = person.role === 'integrator' ? 'client' : person.role;
  const inCompany = person.role === 'integrator' ? 'integration' : person.leads ? 'lead' : null;
  const { services = [] } = person;
  const shortId = await store.addMembership({ personId: added.personId, desk, role, clientId, inCompany, services });
  if (known && !added.isNew) return { shortId, password, apiKey };
  await store.setPassword(added.personId, await hashed());
  await store.revokeApiKeys(added.personId);
  await store.addApiKey(added.personId, 'demonstration', apiKey);
  return { shortId, password, apiKey };
}

/** The accounts of an earlier start; none when there is no file, or not one of ours. */
async function readAccounts(file: string): Promise<readonly DemoAccount[]> {
  try {
    return z.array(demoAccount).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return [];
  }
}

/** Written last and at once, readable by its owner only: a start that was cut short makes new secrets. */
async function writeAccounts(file: string, accounts: readonly DemoAccount[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  await writeFile(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

async function main(): Promise<void> {
  const { DATABASE_URL: url, REGLAMENT_HOME: home } = process.env;
  if (!url || !home) throw new Error('Set DATABASE_URL and REGLAMENT_HOME.');
  const prisma = createPrisma(url, { poolSize: 2, ...batchLimits });
  try {
    const { accounts, remarks } = await seed(createStore({ prisma }), home);
    for (const remark of remarks) console.log(`seed: ${remark}`);
    console.log(`seed: ${accounts.length} demonstration accounts`);
  } finally {
    await prisma.$disconnect();
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { CompanyRecord, ContractRecord, PersonRecord, TransferSource } from '../../domain/transfer';
import type { Instant } from '../../domain/time';
import type { JsonObject } from '../../regulations';
import { addContract, type ContractAdded } from '../add-contract';
import { rolePrefix } from '../add-membership';
import type { Transaction } from '../database';
import { cleanText, toJson } from '../json';
import { erasedAmong } from '../erased-people';
import { publish } from '../publish';
import { servedBy } from '../served-by';
import type { StoreContext } from '../store-context';
import { keptId } from './identity';
import { keptKinds } from './read-known';

/** Whose records these are, and from where. */
export interface ImportAt {
  readonly desk: string;
  readonly source: TransferSource;
}

/** How many of some records were written; the others were there already. */
export interface Brought {
  readonly written: number;
}

type Kind = keyof typeof keptKinds;

/** The rows that records became, by the ids of their source. */
export async function targetsOf(
  database: Pick<Transaction, '$queryRaw'>,
  { desk, source }: ImportAt,
  kind: Kind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const kept = new Map(ids.map((id) => [keptId(id), id]));
  const rows = await database.$queryRaw<{ sourceId: string; targetId: string }[]>`
    SELECT "source_id" AS "sourceId", "target_id" AS "targetId" FROM "imported"
    WHERE "desk" = ${desk} AND "source" = ${source} AND "kind" = ${keptKinds[kind]} AND "source_id" = ANY(${[...kept.keys()]}::text[])`;
  return new Map(rows.map(({ sourceId, targetId }) => [kept.get(sourceId) ?? sourceId, targetId]));
}

async function noteTargets(
  transaction: Transaction,
  { desk, source }: ImportAt,
  kind: Kind,
  targets: readonly { readonly id: string; readonly target: string }[],
  now: Instant,
): Promise<void> {
  const rows = targets.map(({ id, target }) => ({ id: keptId(id), target }));
  await transaction.$executeRaw`
    INSERT INTO "imported" ("desk", "source", "kind", "source_id", "target_id", "created_at")
    SELECT ${desk}, ${source}, ${keptKinds[kind]}, r."id", r."target", ${new Date(now)}
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" text, "target" text) ON CONFLICT DO NOTHING`;
}

/** Companies, some at a time: one of the name that the desk serves already is the same one, and stays as it is. */
export async function importCompanies(
  context: StoreContext,
  at: ImportAt,
  records: readonly CompanyRecord[],
): Promise<Brought> {
  const { desk } = at;
  return publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const before = await targetsOf(
      transaction,
      at,
      'companies',
      records.map(({ id }) => id),
    );
    const left = records.filter(({ id }) => !before.has(id));
    const names = left.map(({ name }) => cleanText(name).toLowerCase());
    const served = await transaction.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
      SELECT c."id", lower(c."name") AS "name" FROM "client" c
      WHERE lower(c."name") = ANY(${names}::text[]) AND ${servedBy(desk)}`);
    const byName = new Map(served.map(({ id, name }) => [name, id]));
    const createdAt = new Date(now);
    const made: { id: string; name: string; emailDomains: string[]; createdAt: Date }[] = [];
    const targets = left.map((record) => {
      const name = cleanText(record.name);
      const standing = byName.get(name.toLowerCase());
      const id = standing ?? uuidv7();
      if (standing === undefined) made.push({ id, name, emailDomains: [...record.emailDomains], createdAt });
      byName.set(name.toLowerCase(), id);
      return { id: record.id, target: id };
    });
    await transaction.client.createMany({ data: made });
    await transaction.deskClient.createMany({
      data: [...new Set(targets.map(({ target }) => target))].map((clientId) => ({ desk, clientId, createdAt })),
      skipDuplicates: true,
    });
    await noteTargets(transaction, at, 'companies', targets, now);
    return { changed: left.length > 0, answer: { written: left.length } };
  });
}

/**
 * People, some at a time. Whoever has the address already is the same person. Those who work for the desk there and are nobody's here
 * yet are written down without a right: an administrator gives roles.
 *
 * @param timeZone of the desk: where new people are taken to live
 */
export async function importPeople(
  context: StoreContext,
  at: ImportAt,
  { records, timeZone }: { readonly records: readonly PersonRecord[]; readonly timeZone: string },
): Promise<Brought> {
  const { desk } = at;
  return publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const before = await targetsOf(
      transaction,
      at,
      'people',
      records.map(({ id }) => id),
    );
    const anew = records.filter(({ id }) => !before.has(id));
    if (anew.length === 0) return { changed: false, answer: { written: 0 } };
    const known = await transaction.person.findMany({
      where: { email: { in: anew.flatMap(({ email }) => email ?? []) } },
      select: { id: true, email: true },
    });
    const byAddress = new Map(known.flatMap(({ id, email }) => (email === null ? [] : [[email, id] as const])));
    // Whose words go comes back by no import.
    const gone = await erasedAmong(
      transaction,
      known.map(({ id }) => id),
    );
    const left = anew.filter(({ email }) => email === null || !gone.has(byAddress.get(email) ?? ''));
    const companies = await targetsOf(
      transaction,
      at,
      'companies',
      left.flatMap(({ company }) => company ?? []),
    );
    const createdAt = new Date(now);
    const made: Prisma.PersonCreateManyInput[] = [];
    const placed = left.map((record) => {
      const { email, phone } = record;
      const standing = email === null ? undefined : byAddress.get(email);
      const personId = standing ?? uuidv7();
      if (standing === undefined)
        made.push({
          id: personId,
          name: cleanText(record.name),
          email,
          phone,
          timeZone,
          createdAt,
          updatedAt: createdAt,
        });
      const clientId = record.company === null ? null : (companies.get(record.company) ?? null);
      return { record, personId, clientId };
    });
    await transaction.person.createMany({ data: made });
    await giveRoles(transaction, desk, placed, now);
    await noteTargets(
      transaction,
      at,
      'people',
      placed.map(({ record, personId }) => ({ id: record.id, target: personId })),
      now,
    );
    return { changed: true, answer: { written: left.length } };
  });
}

interface Placed {
  readonly record: PersonRecord;
  readonly personId: string;
  readonly clientId: string | null;
}

/** A client's user has the role of one; who worked for the desk elsewhere has one here that has ended, unless there is another. */
async function giveRoles(
  transaction: Transaction,
  desk: string,
  placed: readonly Placed[],
  now: Instant,
): Promise<void> {
  const createdAt = new Date(now);
  const standing = await transaction.deskPerson.findMany({
    where: { desk, personId: { in: placed.map(({ personId }) => personId) } },
    select: { personId: true, shortId: true },
  });
  const shortIds = new Map(standing.map(({ personId, shortId }) => [personId, shortId]));
  const next = {
    client: await nextShort(transaction, desk, 'client'),
    specialist: await nextShort(transaction, desk, 'specialist'),
  };
  const made: Prisma.DeskPersonCreateManyInput[] = [];
  const roles: Prisma.MembershipCreateManyInput[] = [];
  for (const { record, personId, clientId } of placed) {
    const role = record.staff ? 'specialist' : 'client';
    const known = shortIds.get(personId);
    if (known !== undefined && record.staff) continue;
    if (clientId === null && !record.staff) continue;
    const shortId = known ?? `${rolePrefix[role]}-${String(next[role]++).padStart(2, '0')}`;
    if (known === undefined) made.push({ desk, personId, shortId, createdAt });
    shortIds.set(personId, shortId);
    const ended = record.staff ? { active: false, endedAt: createdAt } : {};
    roles.push({ id: uuidv7(), personId, desk, role, clientId, shortId, createdAt, ...ended });
  }
  await transaction.deskPerson.createMany({ data: made });
  await transaction.membership.createMany({ data: roles, skipDuplicates: true });
}

/** The next number of short ids that begin as those of a role do. */
async function nextShort(transaction: Transaction, desk: string, role: 'client' | 'specialist'): Promise<number> {
  const prefix = `${rolePrefix[role]}-`;
  const [row] = await transaction.$queryRaw<{ last: number }[]>`
    SELECT COALESCE(max(substr("short_id", ${prefix.length + 1})::int), 0) AS "last" FROM "desk_person"
    WHERE "desk" = ${desk} AND "short_id" ~ ${`^${prefix}[0-9]{1,9}$`}`;
  return (row?.last ?? 0) + 1;
}

/** One contract, checked as those that administrators publish are. */
export async function importContract(
  context: StoreContext,
  at: ImportAt,
  record: ContractRecord,
): Promise<ContractAdded['kind'] | 'known' | 'unknown-client'> {
  const { database, clock } = context;
  if ((await targetsOf(database, at, 'contracts', [record.id])).size > 0) return 'known';
  const clientId = (await targetsOf(database, at, 'companies', [record.company])).get(record.company);
  if (clientId === undefined) return 'unknown-client';
  const { number, validFrom, validTo } = record;
  const patch = record.patch as JsonObject;
  const added = await addContract(context, { desk: at.desk, clientId, number, patch, validFrom, validTo });
  if (added.kind !== 'added' && added.kind !== 'unchanged') return added.kind;
  const now = await clock.now();
  await database.$transaction((transaction) =>
    noteTargets(transaction, at, 'contracts', [{ id: record.id, target: added.id }], now),
  );
  return added.kind;
}

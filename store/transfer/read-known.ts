import { createHash } from 'node:crypto';
import { Prisma } from '../../prisma/generated/client';
import { lacksContract } from '../../domain/regulation';
import type { DeskKnown, Records, TransferSource } from '../../domain/transfer';
import { rulesFor } from '../look-ups';
import { servedBy } from '../served-by';
import type { StoreContext } from '../store-context';
import { keptId } from './identity';

/** The kinds of records as they are kept. */
export const keptKinds = {
  companies: 'company',
  people: 'person',
  contracts: 'contract',
  tickets: 'ticket',
} as const satisfies Record<keyof Records, string>;

/** What a desk has, as far as records of a source are judged by it. */
export async function readKnown(context: StoreContext, desk: string, source: TransferSource): Promise<DeskKnown> {
  const { database, clock } = context;
  const [now, rules, companies, people, imported] = await Promise.all([
    clock.now(),
    rulesFor(context, desk, null),
    database.$queryRaw<{ id: string; name: string; domains: string[]; contracts: number }[]>(Prisma.sql`
      SELECT c."id", lower(c."name") AS "name", c."email_domains" AS "domains",
        (SELECT count(*) FROM "contract_version" v WHERE v."client_id" = c."id" AND v."desk" = ${desk})::int AS "contracts"
      FROM "client" c WHERE ${servedBy(desk)}`),
    database.$queryRaw<{ email: string; company: string | null; role: string }[]>`
      SELECT p."email", lower(c."name") AS "company", m."role" FROM "membership" m JOIN "person" p ON p."id" = m."person_id"
        LEFT JOIN "client" c ON c."id" = m."client_id"
      WHERE m."desk" = ${desk} AND m."active" AND p."email" IS NOT NULL
      UNION ALL SELECT p."email", '', 'client' FROM "erasure" e JOIN "person" p ON p."id" = e."person_id" WHERE p."email" IS NOT NULL`,
    database.imported.findMany({ where: { desk, source }, select: { kind: true, sourceId: true } }),
  ]);
  const { topics, requestTypes, priorities } = rules.regulation;
  const byAddress = new Map<string, { companies: string[]; staff: boolean }>();
  // An address whose words go, at whatever desk, is kept as that of a company without a name, which no record is of.
  for (const { email, company, role } of people) {
    const at = byAddress.get(email) ?? { companies: [], staff: false };
    byAddress.set(email, {
      companies: company === null || role !== 'client' ? at.companies : [...at.companies, company],
      staff: at.staff || role !== 'client',
    });
  }
  const before = new Set(imported.map(({ kind, sourceId }) => `${kind}/${sourceId}`));
  return {
    now,
    topics: new Set(Object.keys(topics)),
    requestTypes: new Set(Object.keys(requestTypes)),
    priorities: new Set(Object.keys(priorities)),
    needsContract: lacksContract(rules.regulation),
    contracted: new Set(companies.flatMap(({ name, contracts }) => (contracts > 0 ? [name] : []))),
    companiesByDomain: new Map(companies.flatMap(({ name, domains }) => domains.map((each) => [each, name] as const))),
    people: byAddress,
    was: (kind, id) => before.has(`${keptKinds[kind]}/${keptId(id)}`),
  };
}

/** Notes what a trial of files found, by the digest of all that was read. */
export async function noteTrial(
  { database, clock }: StoreContext,
  trial: { readonly desk: string; readonly source: TransferSource; readonly digest: string; readonly faults: number },
): Promise<void> {
  const { desk, source, digest, faults } = trial;
  const createdAt = new Date(await clock.now());
  await database.importTrial.upsert({
    where: { desk_source_digest: { desk, source, digest } },
    create: { desk, source, digest, faults, createdAt },
    update: { faults, createdAt },
  });
}

/** What the last trial of these very files found; undefined: they were never tried. */
export async function findTrial(
  { database }: StoreContext,
  { desk, source, digest }: { readonly desk: string; readonly source: TransferSource; readonly digest: string },
): Promise<{ readonly faults: number } | undefined> {
  const found = await database.importTrial.findUnique({ where: { desk_source_digest: { desk, source, digest } } });
  return found ?? undefined;
}

/** The digest of files: their names, lengths and bytes. */
export function digestOfFiles(files: readonly { readonly name: string; readonly text: string }[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(JSON.stringify([name, text.length])).update(text);
  return hash.digest('hex');
}

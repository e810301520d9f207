import { Prisma } from '../../prisma/generated/client';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Queryable, Transaction } from '../database';
import { findClient } from '../find-client';
import { cleanText, contentDigest } from '../json';
import { publish } from '../publish';
import { servedBy } from '../served-by';
import type { StoreContext } from '../store-context';

/** A company as administrators of a desk see it. */
export interface AdministeredCompany {
  readonly id: string;
  readonly name: string;
  readonly emailDomains: readonly string[];
  /** Active users at the desk. */
  readonly users: number;
  /** The desk's contracts with it. */
  readonly contracts: number;
  /** No other desk serves it: name and domains are changed here. */
  readonly changeable: boolean;
}

/** A company of a desk; undefined for any other. */
export async function readCompany(
  { database }: StoreContext,
  desk: string,
  id: string,
): Promise<AdministeredCompany | undefined> {
  const served = await findClient(database, desk, id);
  if (served === undefined) return undefined;
  const [client, users, contracts, elsewhere] = await Promise.all([
    database.client.findUniqueOrThrow({ where: { id } }),
    database.membership.findMany({
      where: { desk, clientId: id, role: 'client', active: true },
      distinct: ['personId'],
      select: { personId: true },
    }),
    database.contractVersion.count({ where: { desk, clientId: id } }),
    isServedElsewhere(database, desk, id),
  ]);
  const { name, emailDomains } = client;
  return { id, name, emailDomains, users: users.length, contracts, changeable: !elsewhere };
}

export type CompanyWritten =
  | { readonly kind: 'written'; readonly id: string }
  | {
      readonly kind:
        | 'unknown-client'
        /** A company of the desk has the name. */
        | 'company-known'
        | 'belongs-elsewhere'
        /** The act was another one the first time. */
        | 'conflict';
    }
  /** A company of the desk has this domain. */
  | { readonly kind: 'domain-of-another'; readonly index: number };

export interface CompanyToAdd {
  readonly id: string;
  readonly desk: string;
  readonly name: string;
  /** In small letters, in ASCII. */
  readonly emailDomains: readonly string[];
  readonly by: AuditBy;
}

/**
 * Brings a company to a desk, once an id. One of the same name elsewhere is another company: neither desk learns of the other's, or
 * changes it.
 */
export async function addCompany(context: StoreContext, company: CompanyToAdd): Promise<CompanyWritten> {
  const { id, desk, emailDomains, by } = company;
  const name = cleanText(company.name);
  return publish<CompanyWritten>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const before = await transaction.client.findUnique({ where: { id }, include: { desks: true } });
    if (before !== null) {
      const same =
        before.desks.some((each) => each.desk === desk) &&
        contentDigest([before.name, before.emailDomains]) === contentDigest([name, emailDomains]);
      return { changed: false, answer: same ? { kind: 'written', id } : { kind: 'conflict' } };
    }
    const taken = await takenAt(transaction, desk, { name, emailDomains });
    if (taken !== undefined) return { changed: false, answer: taken };
    const createdAt = new Date(now);
    const data = { id, name, emailDomains: [...emailDomains], createdAt };
    await transaction.client.create({ data: { ...data, desks: { create: { desk, createdAt } } } });
    const subject = { kind: 'client', id, name } as const;
    const line = { desk, at: now, by, act: 'client-added', subject } as const;
    await recordAudit(transaction, { ...line, before: null, after: { name, emailDomains } });
    return { changed: false, answer: { kind: 'written', id } };
  });
}

export interface CompanyChanges {
  readonly desk: string;
  readonly id: string;
  readonly name?: string | undefined;
  readonly emailDomains?: readonly string[] | undefined;
  readonly by: AuditBy;
}

/** Changes a company that no other desk serves. */
export async function changeCompany(context: StoreContext, changes: CompanyChanges): Promise<CompanyWritten> {
  const { desk, id, by } = changes;
  return publish<CompanyWritten>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const refused = (answer: CompanyWritten) => ({ changed: false, answer });
    if ((await findClient(transaction, desk, id)) === undefined) return refused({ kind: 'unknown-client' });
    const { name, emailDomains } = await transaction.client.findUniqueOrThrow({ where: { id } });
    const before = { name, emailDomains };
    const after = {
      name: changes.name === undefined ? name : cleanText(changes.name),
      emailDomains: [...(changes.emailDomains ?? emailDomains)],
    };
    if (contentDigest(before) === contentDigest(after)) return refused({ kind: 'written', id });
    if (await isServedElsewhere(transaction, desk, id)) return refused({ kind: 'belongs-elsewhere' });
    const taken = await takenAt(transaction, desk, after, id);
    if (taken !== undefined) return refused(taken);
    await transaction.client.update({ where: { id }, data: after });
    const subject = { kind: 'client', id, name } as const;
    await recordAudit(transaction, { desk, at: now, by, act: 'client-changed', subject, before, after });
    // Names of companies stand beside those who work for them.
    return { changed: true, answer: { kind: 'written', id } };
  });
}

/** What another company of the desk has already. */
async function takenAt(
  transaction: Transaction,
  desk: string,
  { name, emailDomains }: { readonly name: string; readonly emailDomains: readonly string[] },
  except: string | null = null,
): Promise<CompanyWritten | undefined> {
  const others = await transaction.$queryRaw<{ sameName: boolean; emailDomains: string[] }[]>(Prisma.sql`
    SELECT lower(c."name" COLLATE "ru-RU-x-icu") = ${name.toLowerCase()} AS "sameName", c."email_domains" AS "emailDomains"
    FROM "client" c WHERE ${servedBy(desk)} AND c."id" IS DISTINCT FROM ${except}::uuid
      AND (lower(c."name" COLLATE "ru-RU-x-icu") = ${name.toLowerCase()} OR c."email_domains" && ${[...emailDomains]}::text[])`);
  if (others.some(({ sameName }) => sameName)) return { kind: 'company-known' };
  const index = emailDomains.findIndex((domain) => others.some((each) => each.emailDomains.includes(domain)));
  return index < 0 ? undefined : { kind: 'domain-of-another', index };
}

async function isServedElsewhere(database: Queryable, desk: string, id: string): Promise<boolean> {
  const found = await database.client.findFirst({
    where: {
      id,
      OR: [
        { memberships: { some: { desk: { not: desk } } } },
        { contracts: { some: { desk: { not: desk } } } },
        { desks: { some: { desk: { not: desk } } } },
        { tickets: { some: { desk: { not: desk } } } },
      ],
    },
    select: { id: true },
  });
  return found !== null;
}

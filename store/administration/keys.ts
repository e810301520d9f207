import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time';
import { Prisma } from '../../prisma/generated/client';
import { newApiKey } from '../add-api-key';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import { listMark, readCursor, writeCursor } from '../cursor';
import type { Transaction } from '../database';
import { cleanText, isUuid } from '../json';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { personAt } from './roles';

/** A program's key, as administrators see it. */
export interface KeyLine {
  readonly id: string;
  readonly name: string;
  /** How it begins. */
  readonly prefix: string;
  readonly person: { readonly shortId: string; readonly name: string };
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

type Raw = Omit<KeyLine, 'createdAt' | 'expiresAt' | 'revokedAt'> & {
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

/** Of the rows `k`, with `d` the person at the desk: made here, or the key of somebody whom no other desk knows. */
const seenAt = (desk: string): Prisma.Sql => Prisma.sql`d."desk" = ${desk} AND (k."desk" = ${desk} OR k."desk" IS NULL
  AND NOT EXISTS (SELECT FROM "desk_person" o WHERE o."person_id" = k."person_id" AND o."desk" <> ${desk}))`;

/** The keys of a desk, those that have ended among them; the latest first. */
export async function listKeys(
  { database }: StoreContext,
  desk: string,
  cursor: string | null,
  most: number,
): Promise<Page<KeyLine> | BadCursor> {
  const mark = listMark('keys', { desk });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT k."id", k."name", k."prefix", jsonb_build_object('shortId', d."short_id", 'name', p."name") AS "person",
      k."created_at" AS "createdAt", k."expires_at" AS "expiresAt", k."revoked_at" AS "revokedAt"
    FROM "api_key" k JOIN "person" p ON p."id" = k."person_id" JOIN "desk_person" d ON d."person_id" = k."person_id"
    WHERE ${seenAt(desk)}
      ${after === null ? Prisma.empty : Prisma.sql`AND (k."created_at", k."id") < (${new Date(after.at)}, ${after.id}::uuid)`}
    ORDER BY k."created_at" DESC, k."id" DESC LIMIT ${most + 1}`);
  const found = rows.map(({ createdAt, expiresAt, revokedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
    revokedAt: revokedAt?.getTime() ?? null,
  }));
  return pageOf(found, most, ({ createdAt, id }) => writeCursor(mark, { at: createdAt, id }));
}

export type KeyMade =
  | { readonly kind: 'made'; readonly key: string; readonly line: KeyLine }
  | {
      readonly kind:
        | 'unknown-person'
        /** Neither oneself nor the account of a program, of this desk alone. */
        | 'key-not-for-person'
        | 'expires-in-past'
        /** The act was another one the first time, or the key has ended since. */
        | 'conflict';
    };

export interface KeyToMake {
  readonly id: string;
  readonly desk: string;
  /** Short id; null: whoever makes it. */
  readonly person: string | null;
  readonly name: string;
  readonly expiresAt: Instant | null;
  readonly by: AuditBy;
}

/**
 * Makes a key by which a program acts as its person: for oneself, or for the account of a program. A key opens all that its person
 * may, at every desk, so nobody makes one for another person, or for an account that another desk knows. The key itself is told
 * this once; the same act again makes another one in its place, as the first answer may have been lost.
 */
export async function makeKey({ database, clock }: StoreContext, asked: KeyToMake): Promise<KeyMade> {
  const { id, desk, by, expiresAt } = asked;
  const name = cleanText(asked.name);
  return transact<KeyMade>(database, async (transaction) => {
    const own = await transaction.deskPerson.findUnique({ where: { desk_personId: { desk, personId: by.personId } } });
    const shortId = asked.person ?? own?.shortId;
    const person = shortId === undefined ? undefined : await personAt(transaction, desk, shortId);
    if (person === undefined || shortId === undefined) return { kind: 'unknown-person' };
    if (person.id !== by.personId && !(await isProgram(transaction, desk, person.id)))
      return { kind: 'key-not-for-person' };
    const now = await clock.now(transaction);
    if (expiresAt !== null && expiresAt <= now) return { kind: 'expires-in-past' };
    const before = await transaction.apiKey.findUnique({ where: { id } });
    const same = before?.personId === person.id && before.desk === desk && before.name === name;
    if (before !== null && (!same || before.revokedAt !== null)) return { kind: 'conflict' };
    const key = newApiKey();
    const secret = { hash: createHash('sha256').update(key).digest('hex'), prefix: key.slice(0, 10) };
    const createdAt = before?.createdAt ?? new Date(now);
    const until = expiresAt === null ? null : new Date(expiresAt);
    if (before === null) {
      const data = { id, ...secret, name, desk, personId: person.id, createdAt, expiresAt: until };
      await transaction.apiKey.create({ data });
      const after = { name, person: person.name, prefix: secret.prefix, expiresAt: until?.toISOString() ?? null };
      const line = { desk, at: now, by, act: 'key-made', subject: { kind: 'key', id, name } } as const;
      await recordAudit(transaction, { ...line, before: null, after });
    } else await transaction.apiKey.update({ where: { id }, data: secret });
    const { prefix } = secret;
    const line = { id, name, prefix, person: { shortId, name: person.name }, expiresAt, revokedAt: null };
    return { kind: 'made', key, line: { ...line, createdAt: createdAt.getTime() } };
  });
}

/** Whether somebody is the account of a program and nothing else, here and everywhere. */
async function isProgram(transaction: Transaction, desk: string, personId: string): Promise<boolean> {
  const [accounts, elsewhere, held] = await Promise.all([
    transaction.account.count({ where: { userId: personId } }),
    transaction.deskPerson.count({ where: { personId, desk: { not: desk } } }),
    transaction.membership.findMany({ where: { personId, active: true }, select: { inCompany: true } }),
  ]);
  return accounts + elsewhere === 0 && held.length > 0 && held.every(({ inCompany }) => inCompany === 'integration');
}

/** Ends a key of a desk, also one that has ended. @returns whose it was; undefined where the desk has none like that */
export async function revokeKey(
  { database, clock }: StoreContext,
  { desk, id, by }: { readonly desk: string; readonly id: string; readonly by: AuditBy },
): Promise<string | undefined> {
  if (!isUuid(id)) return undefined;
  return transact(database, async (transaction) => {
    const [key] = await transaction.$queryRaw<
      { name: string; prefix: string; personId: string; person: string; ended: boolean }[]
    >(
      Prisma.sql`
        SELECT k."name", k."prefix", k."person_id" AS "personId", p."name" AS "person", k."revoked_at" IS NOT NULL AS "ended"
        FROM "api_key" k JOIN "person" p ON p."id" = k."person_id" JOIN "desk_person" d ON d."person_id" = k."person_id"
        WHERE k."id" = ${id}::uuid AND ${seenAt(desk)} FOR UPDATE OF k`,
    );
    if (key === undefined) return undefined;
    if (key.ended) return key.personId;
    const now = await clock.now(transaction);
    await transaction.apiKey.update({ where: { id }, data: { revokedAt: new Date(now) } });
    const { name, prefix, person } = key;
    const line = { desk, at: now, by, act: 'key-revoked', subject: { kind: 'key', id, name } } as const;
    await recordAudit(transaction, { ...line, before: { name, person, prefix }, after: null });
    return key.personId;
  });
}

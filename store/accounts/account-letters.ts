import { Prisma } from '../../prisma/generated/client';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import type { Queryable } from '../database';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { writePassword } from './set-password';

/** By which a forgotten password is set anew, or the first one by whoever was invited. */
export type AccountLetterKind = 'password' | 'invitation';

const hour = 60 * 60_000;
/** How long a link works: one who forgot the password waits for it, one who is invited may be away. */
export const linkLastsMs: Readonly<Record<AccountLetterKind, number>> = { password: hour, invitation: 7 * 24 * hour };

/** A letter as the link in it means it. */
export interface AccountLetter {
  readonly kind: AccountLetterKind;
  readonly personId: string;
  readonly language: Language;
  /** Whether a password can still be set by it. */
  readonly works: boolean;
}

/**
 * A letter to whoever signs in with this address, if somebody does: one statement, whether or not.
 *
 * @param email in small letters
 */
export async function askForPassword(context: StoreContext, email: string): Promise<void> {
  if (!context.lettersLeave) return;
  const now = await context.clock.now();
  await write(
    context.database,
    'password',
    Prisma.sql`p."email" = ${email}
      AND EXISTS (SELECT FROM "account" a WHERE a."user_id" = p."id" AND a."provider_id" = 'credential')
      AND EXISTS (SELECT FROM "membership" m WHERE m."person_id" = p."id" AND m."active")`,
    now,
  );
}

/** A letter to a person, whose earlier ones that have expired are forgotten. */
export function writeAccountLetter(
  database: Queryable,
  kind: AccountLetterKind,
  personId: string,
  now: Instant,
): Promise<void> {
  return write(database, kind, Prisma.sql`p."id" = ${personId}`, now);
}

async function write(database: Queryable, kind: AccountLetterKind, to: Prisma.Sql, now: Instant): Promise<void> {
  const [at, expiresAt] = [new Date(now), new Date(now + linkLastsMs[kind])];
  await database.$executeRaw`
    WITH "to" AS (SELECT p."id", p."language" FROM "person" p WHERE ${to}),
      "forgotten" AS (DELETE FROM "account_letter" WHERE "person_id" IN (SELECT "id" FROM "to") AND "expires_at" < ${at})
    INSERT INTO "account_letter" ("id", "kind", "person_id", "language", "created_at", "expires_at", "state", "not_before")
    SELECT ${uuidv7()}::uuid, ${kind}, t."id", t."language", ${at}, ${expiresAt}, 'waiting', ${at} FROM "to" t`;
}

/** The letter with this id; undefined where there is none. */
export async function findAccountLetter(
  { database, clock }: StoreContext,
  id: string,
): Promise<AccountLetter | undefined> {
  const row = await database.accountLetter.findUnique({ where: { id } });
  if (row === null) return undefined;
  const { kind, personId, language, usedAt, expiresAt } = row;
  const works = usedAt === null && expiresAt.getTime() > (await clock.now());
  return {
    kind: kind === 'invitation' ? kind : 'password',
    personId,
    language: language === 'en' ? 'en' : 'ru',
    works,
  };
}

/**
 * Sets a password by a letter, once: of two at the same time one does.
 *
 * @param hash as the sign-in library makes it
 * @returns whose password it is; undefined where the letter does nothing any more
 */
export async function setPasswordByLetter(
  { database, clock }: StoreContext,
  letterId: string,
  hash: string,
): Promise<string | undefined> {
  return transact(database, async (transaction) => {
    const now = await clock.now(transaction);
    const [row] = await transaction.$queryRaw<{ personId: string }[]>`
      UPDATE "account_letter" SET "used_at" = ${new Date(now)}
      WHERE "id" = ${letterId}::uuid AND "used_at" IS NULL AND "expires_at" > ${new Date(now)}
      RETURNING "person_id" AS "personId"`;
    if (row !== undefined) await writePassword(transaction, row.personId, hash, now);
    return row?.personId;
  });
}

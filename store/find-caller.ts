import type { Language } from '../texts/language';
import type { Database } from './database';
import { membershipOf } from './membership';
import type { Membership } from './membership';
import type { StoreContext } from './store-context';

/** A person with everything that decides what the person may do. */
export interface FoundCaller {
  readonly personId: string;
  readonly name: string;
  /** Null for one who has none: a program, say. */
  readonly email: string | null;
  readonly language: Language;
  readonly timeZone: string;
  /** A code is asked for beside the password. */
  readonly hasSecondFactor: boolean;
  readonly memberships: readonly (Omit<Membership, 'personId'> & { readonly clientName: string | null })[];
}

/** Whose API key this is, by its SHA-256 in hex; null for a key that is unknown, revoked or expired. */
export async function findCallerByKey(context: StoreContext, hash: string): Promise<FoundCaller | null> {
  const key = await context.database.apiKey.findUnique({ where: { hash } });
  if (key === null || key.revokedAt !== null || (await isPast(context, key.expiresAt))) return null;
  return findCaller(context, key.personId);
}

/** Whose session this is, by the SHA-256 of its token in hex; null for one that is unknown or has run out. */
export async function findCallerBySession(context: StoreContext, hash: string): Promise<FoundCaller | null> {
  const session = await context.database.session.findUnique({ where: { token: hash } });
  if (session === null || (await isPast(context, session.expiresAt))) return null;
  return findCaller(context, session.userId);
}

/** A person and the active memberships; null when there is no such person. */
export async function findCaller({ database }: StoreContext, personId: string): Promise<FoundCaller | null> {
  const [caller] = await callersOf(database, [personId]);
  return caller ?? null;
}

/**
 * Whose sessions and keys these are, by hash; those that are unknown, revoked or expired are left out. For many at once, which
 * are asked about again and again.
 */
export async function findCallers(
  { database, clock }: StoreContext,
  { keys, sessions }: { readonly keys: readonly string[]; readonly sessions: readonly string[] },
): Promise<ReadonlyMap<string, FoundCaller>> {
  const now = new Date(await clock.now());
  const rows = await database.$queryRaw<{ hash: string; personId: string }[]>`
    SELECT "token" AS "hash", "user_id" AS "personId" FROM "session" WHERE "token" = ANY(${[...sessions]}) AND "expires_at" > ${now}
    UNION ALL
    SELECT "hash", "person_id" FROM "api_key" WHERE "hash" = ANY(${[...keys]}) AND "revoked_at" IS NULL
      AND ("expires_at" IS NULL OR "expires_at" > ${now})`;
  const callers = await callersOf(database, [...new Set(rows.map(({ personId }) => personId))]);
  const byId = new Map(callers.map((caller) => [caller.personId, caller]));
  return new Map(
    rows.flatMap(({ hash, personId }) => {
      const caller = byId.get(personId);
      return caller === undefined ? [] : [[hash, caller] as const];
    }),
  );
}

async function callersOf(database: Database, ids: readonly string[]): Promise<FoundCaller[]> {
  const people = await database.person.findMany({
    where: { id: { in: [...ids] } },
    include: {
      secondFactor: { select: { confirmedAt: true } },
      memberships: {
        where: { active: true },
        include: { client: { select: { name: true } } },
        orderBy: [{ desk: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      },
    },
  });
  return people.map((person) => ({
    personId: person.id,
    name: person.name,
    email: person.email,
    language: person.language === 'en' ? 'en' : 'ru',
    timeZone: person.timeZone,
    hasSecondFactor: person.secondFactor?.confirmedAt != null,
    memberships: person.memberships.map((row) => {
      const { desk, role, clientId, shortId, inCompany, services } = membershipOf(row);
      return { desk, role, clientId, shortId, inCompany, services, clientName: row.client?.name ?? null };
    }),
  }));
}

async function isPast({ clock }: StoreContext, instant: Date | null): Promise<boolean> {
  return instant !== null && instant.getTime() <= (await clock.now());
}

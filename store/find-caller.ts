import type { Language } from '../texts/language';
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
  const person = await database.person.findUnique({
    where: { id: personId },
    include: {
      memberships: {
        where: { active: true },
        include: { client: { select: { name: true } } },
        orderBy: [{ desk: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      },
    },
  });
  if (person === null) return null;
  return {
    personId,
    name: person.name,
    email: person.email,
    language: person.language === 'en' ? 'en' : 'ru',
    timeZone: person.timeZone,
    memberships: person.memberships.map((row) => {
      const { desk, role, clientId, shortId, inCompany, services } = membershipOf(row);
      return { desk, role, clientId, shortId, inCompany, services, clientName: row.client?.name ?? null };
    }),
  };
}

async function isPast({ clock }: StoreContext, instant: Date | null): Promise<boolean> {
  return instant !== null && instant.getTime() <= (await clock.now());
}

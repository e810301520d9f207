import type { StoreContext } from '../store-context';

/** How long a sign-in waits for its code: as long as it takes to fetch the phone. */
export const challengeLastsMs = 5 * 60_000;
const mostTries = 5;

/** A sign-in whose first step was right waits for its code; those of the person that have run out are forgotten. */
export async function openChallenge(
  { database, clock }: StoreContext,
  { hash, personId }: { readonly hash: string; readonly personId: string },
): Promise<Date> {
  const now = await clock.now();
  const [createdAt, expiresAt] = [new Date(now), new Date(now + challengeLastsMs)];
  await database.signInChallenge.deleteMany({ where: { personId, expiresAt: { lte: createdAt } } });
  await database.signInChallenge.create({ data: { hash, personId, createdAt, expiresAt } });
  return expiresAt;
}

/** Whose sign-in it is; undefined for one that is over, by time or by tries. */
export async function findChallenge(
  { database, clock }: StoreContext,
  hash: string,
): Promise<{ readonly personId: string; readonly email: string } | undefined> {
  const now = new Date(await clock.now());
  const found = await database.signInChallenge.findFirst({
    where: { hash, expiresAt: { gt: now }, tries: { lt: mostTries } },
    select: { personId: true, person: { select: { email: true } } },
  });
  return found === null ? undefined : { personId: found.personId, email: found.person.email ?? found.personId };
}

/** Counts a try. @returns false where there were too many */
export async function takeChallengeTry({ database }: StoreContext, hash: string): Promise<boolean> {
  const { count } = await database.signInChallenge.updateMany({
    where: { hash, tries: { lt: mostTries } },
    data: { tries: { increment: 1 } },
  });
  return count === 1;
}

/** Ends a sign-in, once. @returns false where it has ended */
export async function closeChallenge({ database }: StoreContext, hash: string): Promise<boolean> {
  const { count } = await database.signInChallenge.deleteMany({ where: { hash } });
  return count === 1;
}

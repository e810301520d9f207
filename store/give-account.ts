import { setPassword } from './set-password';
import type { StoreContext } from './store-context';

export type AccountGiven =
  { readonly kind: 'given' } | { readonly kind: 'unknown-person' } | { readonly kind: 'address-taken' };

/**
 * Lets somebody sign in who was only a caller so far: the tickets that were filed for the person are there at once.
 *
 * @param email in small letters; stays where the person has one already
 * @param hash of a first password, as the sign-in library makes it
 */
export async function giveAccount(
  context: StoreContext,
  personId: string,
  { email, hash }: { readonly email: string; readonly hash: string },
): Promise<AccountGiven> {
  const { database, clock } = context;
  const person = await database.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (person === null) return { kind: 'unknown-person' };
  if (person.email === null) {
    const holder = await database.person.findUnique({ where: { email }, select: { id: true } });
    if (holder !== null) return { kind: 'address-taken' };
    const updatedAt = new Date(await clock.now());
    await database.person.update({ where: { id: personId }, data: { email, emailVerified: false, updatedAt } });
  }
  await setPassword(context, personId, hash);
  return { kind: 'given' };
}

import { hashPassword } from 'better-auth/crypto';
import { readLink } from '../../letters/press';
import { Problem } from '../problems';
import type { Services } from '../services';

/** As long as nobody guesses, and no longer than the sign-in library takes. */
export const passwordLength = { min: 10, max: 200 } as const;

/**
 * Sets a password by the link of a letter, once, and ends all sessions of the person. The password is hashed, which costs as much
 * as signing in, only where the link can still do anything.
 *
 * @throws Problem `link-not-valid` where it cannot, 429 for an address that has tried too many
 */
export async function setPasswordByLink(
  { store, links, failures, authenticator }: Services,
  { token, password, address }: { readonly token: string; readonly password: string; readonly address: string },
): Promise<void> {
  await failures.take(address);
  const link = readLink(links.password, token);
  const letter = link && (await store.findAccountLetter(link.letterId));
  if (!link || letter?.works !== true) throw new Problem('link-not-valid');
  await failures.giveBack(address);
  const personId = await store.setPasswordByLetter(link.letterId, await hashPassword(password));
  if (personId === undefined) throw new Problem('link-not-valid');
  authenticator.forgetPerson(personId);
}

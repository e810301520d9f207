import { recordAudit, type AuditBy } from '../audit/record-audit';
import { transact } from '../transact';
import type { StoreContext } from '../store-context';
import { writeAccountLetter } from './account-letters';

export type Invited =
  | { readonly kind: 'invited' }
  /** Nobody like that is at the desk. */
  | { readonly kind: 'unknown-person' }
  /** Whoever has a password needs no invitation. */
  | { readonly kind: 'signs-in-already' }
  /** Nobody knows where to send it. */
  | { readonly kind: 'address-missing' }
  /** The person has another address already, or somebody else has this one. */
  | { readonly kind: 'address-taken' }
  /** No server takes letters. */
  | { readonly kind: 'no-letters-leave' };

/**
 * Writes an invitation to a client's user who cannot sign in so far: the tickets that were filed for the person are there with the
 * first password. Asked again, there is another letter.
 *
 * @param email in small letters; null: the one that is known
 */
export async function invitePerson(
  { database, clock, lettersLeave }: StoreContext,
  {
    desk,
    personId,
    email,
    by,
    alsoStaff = false,
  }: {
    readonly desk: string;
    readonly personId: string;
    readonly email: string | null;
    readonly by?: AuditBy;
    /** Whoever works at the desk may be meant, too. */
    readonly alsoStaff?: boolean;
  },
): Promise<Invited> {
  if (!lettersLeave) return { kind: 'no-letters-leave' };
  return transact<Invited>(database, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { id: personId, memberships: { some: { desk, active: true, ...(alsoStaff ? {} : { role: 'client' }) } } },
      select: { name: true, email: true, accounts: { where: { providerId: 'credential' }, select: { id: true } } },
    });
    if (person === null) return { kind: 'unknown-person' };
    if (person.accounts.length > 0) return { kind: 'signs-in-already' };
    const address = person.email ?? email;
    if (address === null) return { kind: 'address-missing' };
    if (email !== null && address !== email) return { kind: 'address-taken' };
    const now = await clock.now(transaction);
    if (person.email === null) {
      const holder = await transaction.person.findUnique({ where: { email: address }, select: { id: true } });
      if (holder !== null) return { kind: 'address-taken' };
      const data = { email: address, emailVerified: false, updatedAt: new Date(now) };
      await transaction.person.update({ where: { id: personId }, data });
    }
    await writeAccountLetter(transaction, 'invitation', personId, now);
    if (by !== undefined) {
      const subject = { kind: 'person', id: personId, name: person.name } as const;
      const [before, after] = [{ email: person.email }, { email: address }];
      await recordAudit(transaction, { desk, at: now, by, act: 'person-invited', subject, before, after });
    }
    return { kind: 'invited' };
  });
}

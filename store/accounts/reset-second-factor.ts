import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

export type SecondFactorReset =
  | { readonly kind: 'reset'; readonly personId: string }
  /** The desk has nobody like that, or the person had none. */
  | { readonly kind: 'unknown' }
  /** The person belongs to a desk, too, that who asks does not run. */
  | { readonly kind: 'belongs-elsewhere' };

/**
 * Takes the second factor of a person of the desk away, and ends the person's sessions: for a telephone that is lost. It guards what
 * the person may do at every desk, and anybody can be brought to one by an address: so whoever takes it away runs all of them.
 */
export async function resetSecondFactor(
  { database, clock }: StoreContext,
  { desk, shortId, by }: { readonly desk: string; readonly shortId: string; readonly by: AuditBy },
): Promise<SecondFactorReset> {
  return transact<SecondFactorReset>(database, async (transaction) => {
    const found = await transaction.deskPerson.findUnique({
      where: { desk_shortId: { desk, shortId } },
      select: { person: { select: { id: true, name: true } } },
    });
    if (found === null) return { kind: 'unknown' };
    const { person } = found;
    const active = { active: true, desk: { not: desk } };
    const elsewhere = await transaction.membership.findMany({
      where: { ...active, personId: person.id },
      distinct: ['desk'],
      select: { desk: true },
    });
    const run = await transaction.membership.findMany({
      where: { ...active, personId: by.personId, role: 'administrator' },
      select: { desk: true },
    });
    if (elsewhere.some((each) => !run.some((own) => own.desk === each.desk))) return { kind: 'belongs-elsewhere' };
    const { count } = await transaction.secondFactor.deleteMany({ where: { personId: person.id } });
    if (count === 0) return { kind: 'unknown' };
    await transaction.session.deleteMany({ where: { userId: person.id } });
    await transaction.signInChallenge.deleteMany({ where: { personId: person.id } });
    await recordAudit(transaction, {
      ...{ desk, at: await clock.now(transaction), by, act: 'second-factor-reset' },
      ...{ subject: { kind: 'person', ...person }, before: null, after: null },
    });
    return { kind: 'reset', personId: person.id };
  });
}

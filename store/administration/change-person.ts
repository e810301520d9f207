import type { Language } from '../../texts/language';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import { cleanText } from '../json';
import { publish } from '../publish';
import type { StoreContext } from '../store-context';

/** What of a person is to be another; what is left out stays. */
export interface PersonChanges {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly language?: Language | undefined;
  /** In small letters. */
  readonly email?: string | undefined;
}

export type PersonChanged =
  | { readonly kind: 'changed'; readonly personId: string }
  | {
      readonly kind:
        | 'unknown-person'
        /** Other desks know the person as well. */
        | 'belongs-elsewhere'
        /** Somebody else has the address. */
        | 'address-of-another'
        /** An address by which somebody signs in is not another's to change. */
        | 'signs-in-already';
    };

/**
 * Changes what a desk knows of a person whom no other desk knows. The address is mended only as long as nobody signs in by it; a
 * letter that went to the wrong one does nothing from then on.
 */
export async function changePersonData(
  context: StoreContext,
  { desk, shortId, changes, by }: { desk: string; shortId: string; changes: PersonChanges; by: AuditBy },
): Promise<PersonChanged> {
  return publish<PersonChanged>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const refused = (kind: Exclude<PersonChanged['kind'], 'changed'>) => ({ changed: false, answer: { kind } });
    const found = await transaction.deskPerson.findUnique({
      where: { desk_shortId: { desk, shortId } },
      include: { person: { include: { desks: { select: { desk: true } }, accounts: { select: { id: true } } } } },
    });
    if (found === null) return refused('unknown-person');
    const { person } = found;
    const now_ = { name: person.name, phone: person.phone, language: person.language, email: person.email };
    const wanted = { ...changes, ...(changes.name === undefined ? {} : { name: cleanText(changes.name) }) };
    const changed = Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && value !== now_[field as keyof typeof now_],
    );
    if (changed.length === 0) return { changed: false, answer: { kind: 'changed', personId: person.id } };
    if (person.desks.length > 1) return refused('belongs-elsewhere');
    const data = Object.fromEntries(changed) as {
      name?: string;
      phone?: string | null;
      language?: string;
      email?: string;
    };
    if (data.email !== undefined) {
      if (person.accounts.length > 0) return refused('signs-in-already');
      const holder = await transaction.person.findUnique({ where: { email: data.email }, select: { id: true } });
      if (holder !== null) return refused('address-of-another');
      const at = new Date(now);
      await transaction.accountLetter.updateMany({
        where: { personId: person.id, usedAt: null },
        data: { usedAt: at },
      });
    }
    await transaction.person.update({ where: { id: person.id }, data: { ...data, updatedAt: new Date(now) } });
    await recordAudit(transaction, {
      ...{ desk, at: now, by, act: 'person-changed', subject: { kind: 'person', id: person.id, name: person.name } },
      before: Object.fromEntries(changed.map(([field]) => [field, now_[field as keyof typeof now_]])),
      after: data,
    });
    return { changed: true, answer: { kind: 'changed', personId: person.id } };
  });
}

import { uuidv7 } from 'uuidv7';
import type { CompanyRole } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { writeAccountLetter } from '../accounts/account-letters';
import { writeMembership } from '../add-membership';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Transaction } from '../database';
import { isErased } from '../erased-people';
import { findClient } from '../find-client';
import { cleanText } from '../json';
import { publish } from '../publish';
import type { StoreContext } from '../store-context';

/** A role that somebody is to have at a desk. */
export interface RoleToGive {
  /** Of the row: the same one again is the same act. */
  readonly id: string;
  readonly role: Role;
  readonly clientId: string | null;
  readonly inCompany: CompanyRole | null;
  readonly services: readonly string[];
}

export interface PersonToAdd {
  readonly desk: string;
  readonly name: string;
  /** In small letters; null: a caller, or a program. */
  readonly email: string | null;
  /** In the form of E.164. */
  readonly phone: string | null;
  readonly language: Language;
  readonly timeZone: string;
  /** At least one. */
  readonly roles: readonly RoleToGive[];
  readonly invite: boolean;
  readonly by: AuditBy;
}

export type PersonAdded =
  | {
      readonly kind: 'added';
      readonly personId: string;
      readonly shortId: string;
      /** A letter leaves; whoever can sign in already needs none. */
      readonly invited: boolean;
    }
  /** The company of the role at this place is none of the desk's. */
  | { readonly kind: 'unknown-client'; readonly index: number }
  /** Somebody of the desk has the address. */
  | { readonly kind: 'person-known' }
  /** The act was another one the first time. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no-letters-leave' };

/**
 * Brings a person to a desk, with roles, and with an invitation where one is wanted. Whoever has the address elsewhere already is
 * the same person, who keeps name, number and language: the desk learns no more of that one than it has said itself.
 */
export async function addDeskPerson(context: StoreContext, person: PersonToAdd): Promise<PersonAdded> {
  const { desk, email, invite } = person;
  if (invite && !context.lettersLeave) return { kind: 'no-letters-leave' };
  return publish<PersonAdded>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const before = await saidBefore(transaction, person);
    if (before !== undefined) return { changed: false, answer: before };
    for (const [index, { clientId }] of person.roles.entries())
      if (clientId !== null && (await findClient(transaction, desk, clientId)) === undefined)
        return { changed: false, answer: { kind: 'unknown-client', index } };
    const known = email === null ? null : await transaction.person.findUnique({ where: { email }, include });
    // So is an address whose words go, as long as it stands: whoever has it comes back as somebody new.
    const taken =
      known !== null && (known.desks.some((each) => each.desk === desk) || (await isErased(transaction, known.id)));
    if (taken) return { changed: false, answer: { kind: 'person-known' } };
    const { id: personId, name } = known ?? (await write(transaction, person, now));
    let shortId = '';
    for (const role of person.roles)
      ({ shortId } = await writeMembership(transaction, { desk, personId, ...role }, now));
    const invited = invite && email !== null && (known === null || known.accounts.length === 0);
    if (invited) await writeAccountLetter(transaction, 'invitation', personId, now);
    await recordAudit(transaction, {
      ...{ desk, at: now, by: person.by, act: 'person-added', subject: { kind: 'person', id: personId, name } },
      before: null,
      after: {
        name,
        email,
        ...(known === null ? { phone: person.phone } : {}),
        roles: await rolesNow(transaction, desk, personId),
        invited,
      },
    });
    return { changed: true, answer: { kind: 'added', personId, shortId, invited } };
  });
}

const include = { desks: { select: { desk: true } }, accounts: { select: { id: true } } } as const;

/** The same act again, told by its first role. */
async function saidBefore(
  transaction: Transaction,
  { desk, email, name, roles, invite }: PersonToAdd,
): Promise<PersonAdded | undefined> {
  const [first] = roles;
  if (first === undefined) throw new Error('Somebody without a role belongs nowhere.');
  const row = await transaction.membership.findUnique({ where: { id: first.id }, include: { person: { include } } });
  if (row === null) return undefined;
  const { person, personId, shortId } = row;
  const same =
    row.desk === desk &&
    row.role === first.role &&
    row.clientId === first.clientId &&
    (email === null ? person.email === null && person.name === cleanText(name) : person.email === email);
  return same
    ? { kind: 'added', personId, shortId, invited: invite && person.accounts.length === 0 }
    : { kind: 'conflict' };
}

async function write(
  transaction: Transaction,
  { name, email, phone, language, timeZone }: PersonToAdd,
  now: Instant,
): Promise<{ readonly id: string; readonly name: string }> {
  const at = new Date(now);
  const data = { id: uuidv7(), name: cleanText(name), email, phone, language, timeZone, createdAt: at, updatedAt: at };
  return transaction.person.create({ data, select: { id: true, name: true } });
}

/** The roles of a person as the record keeps them. */
export async function rolesNow(transaction: Transaction, desk: string, personId: string): Promise<readonly object[]> {
  const rows = await transaction.membership.findMany({
    where: { desk, personId, active: true },
    include: { client: { select: { name: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(roleOnRecord);
}

/** A role as the record keeps it. */
export function roleOnRecord({
  role,
  client,
  inCompany,
  services,
}: {
  readonly role: string;
  readonly client: { readonly name: string } | null;
  readonly inCompany: string | null;
  readonly services: readonly string[];
}): object {
  return {
    role,
    ...(client === null ? {} : { company: client.name }),
    ...(inCompany === null ? {} : { inCompany }),
    ...(services.length === 0 ? {} : { services }),
  };
}

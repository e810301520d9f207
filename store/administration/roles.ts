import { writeMembership } from '../add-membership';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Transaction } from '../database';
import { isErased } from '../erased-people';
import { findClient } from '../find-client';
import { isUuid } from '../json';
import { publish } from '../publish';
import type { StoreContext } from '../store-context';
import { roleOnRecord, type RoleToGive } from './add-person';
import { lastAdministrator } from './last-administrator';

export type RoleGiven =
  | { readonly kind: 'given'; readonly id: string; readonly personId: string }
  | { readonly kind: 'unknown-person' | 'unknown-client' | 'nothing-to-change' | 'conflict' };

/** Gives somebody of a desk one more role; one that was taken before, or that rests, is given again. */
export async function giveRole(
  context: StoreContext,
  desk: string,
  shortId: string,
  { role, by }: { readonly role: RoleToGive; readonly by: AuditBy },
): Promise<RoleGiven> {
  return publish<RoleGiven>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const refused = (kind: Exclude<RoleGiven['kind'], 'given'>) => ({ changed: false, answer: { kind } });
    const person = await personAt(transaction, desk, shortId);
    // Whose words go does not come back; what is left of the row is nobody.
    if (person === undefined || (await isErased(transaction, person.id))) return refused('unknown-person');
    const before = await transaction.membership.findUnique({ where: { id: role.id } });
    if (before !== null) {
      const same = before.personId === person.id && before.role === role.role && before.clientId === role.clientId;
      return same
        ? { changed: false, answer: { kind: 'given', id: role.id, personId: person.id } }
        : refused('conflict');
    }
    if (role.clientId !== null && (await findClient(transaction, desk, role.clientId)) === undefined)
      return refused('unknown-client');
    const what = { desk, personId: person.id, role: role.role, clientId: role.clientId };
    const standing = await transaction.membership.findFirst({ where: what });
    if (standing?.active === true) return refused('nothing-to-change');
    const { inCompany, services } = role;
    const id = standing?.id ?? role.id;
    if (standing === null) await writeMembership(transaction, { ...what, ...role }, now);
    else {
      const data = { active: true, endedAt: null, inCompany, services: [...services] };
      await transaction.membership.update({ where: { id }, data });
    }
    const given = await transaction.membership.findUniqueOrThrow({ where: { id }, include });
    const line = { desk, at: now, by, act: 'role-given', subject: { kind: 'person', ...person } } as const;
    await recordAudit(transaction, { ...line, before: null, after: { ...roleOnRecord(given) } });
    return { changed: true, answer: { kind: 'given', id, personId: person.id } };
  });
}

export type RoleEnded =
  | {
      readonly kind: 'ended';
      readonly personId: string;
      readonly role: string;
      /** Those that go on. */
      readonly left: readonly { readonly role: string; readonly services: readonly string[] }[];
    }
  | { readonly kind: 'unknown-role' | 'last-administrator' };

/** Takes a role from somebody for good: it does not come back with the person. What was held by it is not touched here. */
export async function endRole(
  context: StoreContext,
  desk: string,
  shortId: string,
  { id, by }: { readonly id: string; readonly by: AuditBy },
): Promise<RoleEnded> {
  if (!isUuid(id)) return { kind: 'unknown-role' };
  return publish<RoleEnded>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const row = await transaction.membership.findFirst({ where: { id, desk, shortId, endedAt: null }, include });
    if (row === null) return { changed: false, answer: { kind: 'unknown-role' } };
    if (row.active && row.role === 'administrator' && (await lastAdministrator(transaction, desk, row.personId)))
      return { changed: false, answer: { kind: 'last-administrator' } };
    await transaction.membership.update({ where: { id }, data: { active: false, endedAt: new Date(now) } });
    const person = await personAt(transaction, desk, shortId);
    if (person === undefined) throw new Error('Whose role ends is somebody.');
    const line = { desk, at: now, by, act: 'role-ended', subject: { kind: 'person', ...person } } as const;
    await recordAudit(transaction, { ...line, before: { ...roleOnRecord(row) }, after: null });
    const left = await transaction.membership.findMany({
      where: { desk, shortId, active: true },
      select: { role: true, services: true },
    });
    return { changed: true, answer: { kind: 'ended', personId: row.personId, role: row.role, left } };
  });
}

const include = { client: { select: { name: true } } } as const;

/** Somebody of a desk by the short id. */
export async function personAt(
  transaction: Transaction,
  desk: string,
  shortId: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const found = await transaction.deskPerson.findUnique({
    where: { desk_shortId: { desk, shortId } },
    select: { person: { select: { id: true, name: true } } },
  });
  return found?.person;
}

import { uuidv7 } from 'uuidv7';
import type { CompanyRole } from '../domain/policy/actor';
import type { Role } from '../domain/regulation';
import type { Transaction } from './database';
import { isErased } from './erased-people';
import type { Instant } from '../domain/time';
import { publish } from './publish';
import type { StoreContext } from './store-context';

export interface NewMembership {
  readonly personId: string;
  readonly desk: string;
  readonly role: Role;
  /** Of a client's user: the company; of a personal manager: the client served; null for everybody else. */
  readonly clientId: string | null;
  /** Of a client's user who is more than a user like others. */
  readonly inCompany?: CompanyRole | null;
  /** Of somebody of the desk: the services the role is for; left out: all of them. */
  readonly services?: readonly string[];
  /** Of the row, where whoever adds it has made one. */
  readonly id?: string;
}

export const rolePrefix: Readonly<Record<Role, string>> = {
  client: 'cl',
  specialist: 'sp',
  coordinator: 'co',
  technician: 'te',
  'personal-manager': 'pm',
  manager: 'ma',
  administrator: 'ad',
};

/**
 * Gives a person one more role at a desk; one that has ended stays ended. The short id there (`sp-07`) is made with the first.
 *
 * @returns the short id
 */
export async function addMembership(context: StoreContext, membership: NewMembership): Promise<string> {
  const { personId, desk, role } = membership;
  return publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const { shortId, isNew } = await writeMembership(transaction, membership, now);
    if (!isNew) return { changed: false, answer: shortId };
    // Only who works there is kept in memory, with what such a one is besides.
    const works = role !== 'client' || (await transaction.membership.count({ where: { personId, desk } })) > 1;
    return { changed: works, answer: shortId };
  });
}

/** The same in a transaction that publishes the desk's staff, where that has to be. */
export async function writeMembership(
  transaction: Transaction,
  membership: NewMembership,
  now: Instant,
): Promise<{ readonly shortId: string; readonly isNew: boolean }> {
  const { personId, desk, role, clientId, inCompany = null, services = [], id = uuidv7() } = membership;
  if (await isErased(transaction, personId)) throw new Error('Whose words go has no role any more.');
  const shortId = await shortIdOf(transaction, membership, now);
  const standing = await transaction.membership.findFirst({ where: { personId, desk, role, clientId } });
  if (standing !== null) return { shortId, isNew: false };
  const row = { id, personId, desk, role, clientId, shortId, inCompany, services: [...services] };
  await transaction.membership.create({ data: { ...row, createdAt: new Date(now) } });
  return { shortId, isNew: true };
}

/** The short id of a person at a desk: the one that stands, or the next one with the letters of the first role. */
async function shortIdOf(
  transaction: Transaction,
  { personId, desk, role }: NewMembership,
  now: Instant,
): Promise<string> {
  const standing = await transaction.deskPerson.findUnique({ where: { desk_personId: { desk, personId } } });
  if (standing !== null) return standing.shortId;
  const prefix = `${rolePrefix[role]}-`;
  const others = await transaction.deskPerson.findMany({
    where: { desk, shortId: { startsWith: prefix } },
    select: { shortId: true },
  });
  const last = Math.max(0, ...others.map(({ shortId }) => Number(shortId.slice(prefix.length))));
  const shortId = `${prefix}${String(last + 1).padStart(2, '0')}`;
  await transaction.deskPerson.create({ data: { desk, personId, shortId, createdAt: new Date(now) } });
  return shortId;
}

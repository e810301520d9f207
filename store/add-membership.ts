import { uuidv7 } from 'uuidv7';
import type { Role } from '../domain/regulation';
import { publish } from './publish';
import type { StoreContext } from './store-context';

export interface NewMembership {
  readonly personId: string;
  readonly desk: string;
  readonly role: Role;
  /** Of a client's user: the company; of a personal manager: the client served; null for everybody else. */
  readonly clientId: string | null;
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
 * Gives a person a role at a desk, with a short id of its own there (`sp-07`).
 *
 * @returns the short id, the one that stands when the person belongs to the desk already
 */
export async function addMembership(context: StoreContext, membership: NewMembership): Promise<string> {
  const { personId, desk, role, clientId } = membership;
  return publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const standing = await transaction.membership.findUnique({ where: { personId_desk: { personId, desk } } });
    if (standing !== null) return { changed: false, answer: standing.shortId };
    const prefix = `${rolePrefix[role]}-`;
    const others = await transaction.membership.findMany({
      where: { desk, shortId: { startsWith: prefix } },
      select: { shortId: true },
    });
    const last = Math.max(0, ...others.map(({ shortId }) => Number(shortId.slice(prefix.length))));
    const shortId = `${prefix}${String(last + 1).padStart(2, '0')}`;
    await transaction.membership.create({
      data: { id: uuidv7(), personId, desk, role, clientId, shortId, createdAt: new Date(now) },
    });
    // Only who works there is kept in memory.
    return { changed: role !== 'client', answer: shortId };
  });
}

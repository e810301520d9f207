import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/time';
import { recordAudit, type AuditBy } from './audit/record-audit';
import { writeMembership } from './add-membership';
import type { Queryable, Transaction } from './database';
import { findClient } from './find-client';
import type { ClientUser } from './find-client-user';
import { membershipOf } from './membership';
import { cleanText } from './json';
import { publish } from './publish';
import type { StoreContext } from './store-context';
import { isLocked } from './transact';

/** Somebody of a client's who has called and may have no account. */
export interface NamedCaller {
  readonly desk: string;
  readonly clientId: string;
  readonly name: string;
  /** In the form of E.164. */
  readonly phone: string | null;
  /** In small letters. */
  readonly email: string | null;
  /** Where a new person is taken to live. */
  readonly timeZone: string;
  /** Who makes the writer of a letter known as a user; what is new of the person goes on the record of the desk. */
  readonly boundBy?: AuditBy | undefined;
}

export type CallerFound =
  | { readonly kind: 'found'; readonly user: ClientUser }
  | { readonly kind: 'unknown-client' }
  /** The address is somebody's who is not a user of this client: whose rights that would widen, an administrator decides. */
  | { readonly kind: 'address-of-another' };

/** A publication of staff holds the lock for some milliseconds; who names a new caller meanwhile waits for it again. */
const attempts = 4;

/**
 * The person whom somebody of the desk names for a filing: one of the client's people with this e-mail or number, else a new one,
 * who cannot sign in (see `invitePerson`). Without either, one of the name among those who cannot. Said twice, it is one person.
 */
export async function findOrAddCaller(context: StoreContext, caller: NamedCaller): Promise<CallerFound> {
  const { desk } = caller;
  const first = await lookFor(context.database, caller);
  if (first.kind !== 'to-write') return first;
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Whoever names the same person meanwhile waits here, and then finds the one that was made.
      return await publish(context, { kind: 'staff', desk }, async (transaction, now) => {
        const found = await lookFor(transaction, caller);
        const answer = found.kind === 'to-write' ? await write(transaction, caller, found, now) : found;
        return { changed: false, answer };
      });
    } catch (error) {
      if (attempt === attempts || !isLocked(error)) throw error;
    }
  }
}

/** Nobody like that is known, or not all that is said of the person. */
interface ToWrite {
  readonly kind: 'to-write';
  readonly clientName: string;
  readonly known: Known | undefined;
}

interface Known {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly inCompany: ClientUser['inCompany'];
}

async function lookFor(
  database: Queryable,
  { desk, clientId, name, phone, email }: NamedCaller,
): Promise<CallerFound | ToWrite> {
  const client = await findClient(database, desk, clientId);
  if (client === undefined) return { kind: 'unknown-client' };
  const rows = await database.membership.findMany({
    where: { desk, clientId, role: 'client', active: true },
    include: { person: { include: { accounts: { select: { id: true } } } } },
    orderBy: { shortId: 'asc' },
  });
  const users = rows.map((row) => ({ ...row.person, inCompany: membershipOf(row).inCompany }));
  const isNamed = (user: { readonly name: string }): boolean =>
    user.name.toLowerCase() === cleanText(name).toLowerCase();
  const byPhone = phone === null ? [] : users.filter((user) => user.phone === phone);
  const known =
    users.find((user) => email !== null && user.email === email) ??
    byPhone.find(isNamed) ??
    byPhone[0] ??
    users.find((user) => phone === null && email === null && user.accounts.length === 0 && isNamed(user));
  const holder = email === null ? null : await database.person.findUnique({ where: { email }, select: { id: true } });
  if (holder !== null && holder.id !== known?.id) return { kind: 'address-of-another' };
  // What was not known of somebody without an account is known now; the others look after their own.
  const learns =
    known?.accounts.length === 0 &&
    ((known.email === null && email !== null) || (known.phone === null && phone !== null));
  return known === undefined || learns
    ? { kind: 'to-write', clientName: client.name, known }
    : { kind: 'found', user: userOf(known, clientId, client.name) };
}

async function write(
  transaction: Transaction,
  { desk, clientId, phone, email, timeZone, boundBy, ...caller }: NamedCaller,
  { known, clientName }: ToWrite,
  now: Instant,
): Promise<CallerFound> {
  const at = new Date(now);
  const record = async ({ id, name }: { readonly id: string; readonly name: string }): Promise<void> => {
    if (boundBy === undefined) return;
    const [subject, after] = [{ kind: 'person', id, name } as const, { client: clientName, email }];
    await recordAudit(transaction, { desk, at: now, by: boundBy, act: 'sender-bound', subject, before: null, after });
  };
  if (known !== undefined) {
    await transaction.person.update({
      where: { id: known.id },
      data: { email: known.email ?? email, phone: known.phone ?? phone, updatedAt: at },
    });
    await record(known);
    return { kind: 'found', user: userOf(known, clientId, clientName) };
  }
  const made = { id: uuidv7(), name: cleanText(caller.name), email, phone };
  await transaction.person.create({ data: { ...made, timeZone, createdAt: at, updatedAt: at } });
  await writeMembership(transaction, { personId: made.id, desk, role: 'client', clientId }, now);
  await record(made);
  return { kind: 'found', user: userOf({ ...made, inCompany: null }, clientId, clientName) };
}

function userOf({ id, name, inCompany }: Known, clientId: string, clientName: string): ClientUser {
  return { personId: id, name, clientId, clientName, inCompany };
}

import { uuidv7 } from 'uuidv7';
import type { Channel } from '../domain/regulation';
import type { Instant } from '../domain/time';
import { readCursor, writeCursor } from './cursor';
import { cleanText, contentDigest } from './json';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import type { StoreContext } from './store-context';

/** A consultation that is only logged: no ticket, no promise (SK-3). */
export interface NewContact {
  /** Unique for ever, as that of a command. */
  readonly identity: string;
  readonly desk: string;
  readonly clientId: string | null;
  readonly personId: string | null;
  /** Short id of the one who logged it. */
  readonly by: string;
  readonly channel: Channel;
  readonly text: string;
  /** When it was; default: now. */
  readonly at?: Instant;
}

export interface Contact extends Omit<NewContact, 'identity' | 'at' | 'channel'> {
  readonly id: string;
  readonly channel: string;
  readonly at: Instant;
}

export type ContactLogged =
  { readonly kind: 'logged'; readonly contact: Contact; readonly replay: boolean } | { readonly kind: 'conflict' };

/** Logs a contact, once an identity. */
export async function logContact({ database, clock }: StoreContext, contact: NewContact): Promise<ContactLogged> {
  const { identity, at, ...rest } = contact;
  const digest = contentDigest({ ...rest, at });
  const now = await clock.now();
  const data = { ...rest, id: uuidv7(), text: cleanText(rest.text), at: new Date(at ?? now), createdAt: new Date(now) };
  const added = await database.contact.createMany({ data: { ...data, identity, digest }, skipDuplicates: true });
  const row = await database.contact.findUniqueOrThrow({ where: { identity } });
  if (row.digest !== digest) return { kind: 'conflict' };
  return { kind: 'logged', contact: contactOf(row), replay: added.count === 0 };
}

/** The contacts of a desk, the latest first; of some clients, when any are named. */
export async function listContacts(
  { database }: StoreContext,
  { desk, clients }: { readonly desk: string; readonly clients?: readonly string[] },
  cursor: string | null,
  most: number,
): Promise<Page<Contact> | BadCursor> {
  const before = cursor === null ? null : readCursor(cursor);
  if (before === undefined || before?.at === null) return { kind: 'bad-cursor' };
  const rows = await database.contact.findMany({
    where: {
      desk,
      ...(clients === undefined ? {} : { clientId: { in: [...clients] } }),
      ...(before === null
        ? {}
        : { OR: [{ at: { lt: new Date(before.at) } }, { at: new Date(before.at), id: { lt: before.id } }] }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most + 1,
  });
  return pageOf(rows.map(contactOf), most, (last) => writeCursor({ at: last.at, id: last.id }));
}

function contactOf(row: Omit<Contact, 'at'> & { readonly at: Date }): Contact {
  const { id, desk, clientId, personId, by, channel, text, at } = row;
  return { id, desk, clientId, personId, by, channel, text, at: at.getTime() };
}

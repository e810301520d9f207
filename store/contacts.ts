import { uuidv7 } from 'uuidv7';
import { Prisma } from '../prisma/generated/client';
import type { Instant } from '../domain/time';
import { listMark, readCursor, writeCursor } from './cursor';
import type { Queryable } from './database';
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
  /** Of the product, or of the desk's own ways of talking. */
  readonly channel: string;
  readonly text: string;
  /** When it was; default: now. */
  readonly at?: Instant;
}

export interface Contact extends Omit<NewContact, 'identity' | 'at'> {
  readonly id: string;
  readonly clientName: string | null;
  readonly personName: string | null;
  /** Of the one who logged it. */
  readonly byName: string | null;
  readonly at: Instant;
}

export type ContactLogged =
  | { readonly kind: 'logged'; readonly contact: Contact; readonly replay: boolean }
  | { readonly kind: 'conflict' };

/** Logs a contact, once an identity. */
export async function logContact({ database, clock }: StoreContext, contact: NewContact): Promise<ContactLogged> {
  const { identity, at, ...rest } = contact;
  const digest = contentDigest({ ...rest, at });
  const now = await clock.now();
  const data = { ...rest, id: uuidv7(), text: cleanText(rest.text), at: new Date(at ?? now), createdAt: new Date(now) };
  const added = await database.contact.createMany({ data: { ...data, identity, digest }, skipDuplicates: true });
  const [row] = await readContacts(database, Prisma.sql`k."identity" = ${identity}`, 1);
  if (row === undefined) throw new Error('The contact that was logged is not there.');
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
  const mark = listMark('contacts', { desk, clients });
  const before = cursor === null ? null : readCursor(mark, cursor);
  if (before === undefined || before?.at === null) return { kind: 'bad-cursor' };
  const conditions = [
    Prisma.sql`k."desk" = ${desk}`,
    ...(clients === undefined ? [] : [Prisma.sql`k."client_id" = ANY(${[...clients]}::uuid[])`]),
    ...(before === null ? [] : [Prisma.sql`(k."at", k."id") < (${new Date(before.at)}, ${before.id}::uuid)`]),
  ];
  const rows = await readContacts(database, Prisma.join(conditions, ' AND '), most + 1);
  return pageOf(rows.map(contactOf), most, (last) => writeCursor(mark, { at: last.at, id: last.id }));
}

interface RawContact extends Omit<Contact, 'at'> {
  readonly at: Date;
  readonly digest: string;
}

/** Contacts that a condition on `k` holds of, the latest first, with the names that their ids stand for. */
function readContacts(database: Queryable, condition: Prisma.Sql, most: number): Promise<RawContact[]> {
  return database.$queryRaw<RawContact[]>(Prisma.sql`
    SELECT k."id", k."digest", k."desk", k."client_id" AS "clientId", c."name" AS "clientName", k."person_id" AS "personId",
      p."name" AS "personName", k."by", b."name" AS "byName", k."channel", k."text", k."at"
    FROM "contact" k LEFT JOIN "client" c ON c."id" = k."client_id" LEFT JOIN "person" p ON p."id" = k."person_id"
      LEFT JOIN "desk_person" d ON d."desk" = k."desk" AND d."short_id" = k."by" LEFT JOIN "person" b ON b."id" = d."person_id"
    WHERE ${condition} ORDER BY k."at" DESC, k."id" DESC LIMIT ${most}`);
}

function contactOf({ digest: _digest, at, ...row }: RawContact): Contact {
  return { ...row, at: at.getTime() };
}

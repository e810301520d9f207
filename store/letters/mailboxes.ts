import type { Instant } from '../../domain/time';
import { cleanText } from '../json';
import type { StoreContext } from '../store-context';

/** How far a folder has been read. */
export interface MailboxMark {
  /** The desk's address that it serves. */
  readonly address: string;
  readonly folder: string;
  /** What the server calls the numbering of the folder. */
  readonly uidValidity: bigint;
  /** The number of the last letter that is kept. */
  readonly uid: bigint;
}

/** A mailbox as administrators see it. */
export interface MailboxLine {
  readonly address: string;
  readonly folder: string;
  readonly seenAt: Instant | null;
  /** Why it cannot be read; null: it can. */
  readonly fault: string | null;
  readonly faultSince: Instant | null;
}

/** How far a mailbox has been read; undefined where it never was. */
export async function readMailboxMark({ database }: StoreContext, address: string): Promise<MailboxMark | undefined> {
  const row = await database.mailbox.findUnique({ where: { address } });
  return row === null ? undefined : { address, folder: row.folder, uidValidity: row.uidValidity, uid: row.lastUid };
}

/** Notes that a folder stands open: where its numbering is another one than before, it is read from its beginning. */
export async function openMailbox({ database, clock }: StoreContext, mark: MailboxMark): Promise<void> {
  const { address, folder, uidValidity, uid: lastUid } = mark;
  const seenAt = new Date(await clock.now());
  const standing = { folder, uidValidity, lastUid, seenAt, fault: null, faultSince: null };
  await database.mailbox.upsert({ where: { address }, create: { address, ...standing }, update: standing });
}

/** Notes why a mailbox cannot be read. @param fault in the words of its server, without secrets */
export async function noteMailboxFault(
  { database, clock }: StoreContext,
  { address, folder, fault }: { readonly address: string; readonly folder: string; readonly fault: string },
): Promise<void> {
  const at = new Date(await clock.now());
  const text = cleanText(fault).slice(0, 300);
  await database.$executeRaw`
    INSERT INTO "mailbox" ("address", "folder", "uid_validity", "last_uid", "fault", "fault_since")
    VALUES (${address}, ${folder}, 0, 0, ${text}, ${at})
    ON CONFLICT ("address") DO UPDATE SET "fault" = EXCLUDED."fault",
      "fault_since" = COALESCE("mailbox"."fault_since", EXCLUDED."fault_since")`;
}

export async function listMailboxes({ database }: StoreContext): Promise<readonly MailboxLine[]> {
  const rows = await database.mailbox.findMany({ orderBy: { address: 'asc' } });
  return rows.map(({ address, folder, seenAt, fault, faultSince }) => ({
    ...{ address, folder, fault },
    seenAt: seenAt?.getTime() ?? null,
    faultSince: faultSince?.getTime() ?? null,
  }));
}

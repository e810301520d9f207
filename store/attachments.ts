import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/time';
import type { Queryable, Transaction } from './database';
import { cleanText, isUuid } from './json';
import { namedByUndecided } from './process/attachment-rows';
import type { StoreContext } from './store-context';
import { transact } from './transact';

export interface NewAttachment {
  /** Default: a new one. Named by callers who may send the same file twice. */
  readonly id?: string;
  readonly desk: string;
  /** Person id; nobody else can put it into a ticket. */
  readonly uploadedBy: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
  /** The bytes in order, from their beginning each time it is called. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

export type Kept =
  | { readonly kind: 'kept'; readonly attachment: Attachment }
  /** With it, its owner would have uploaded more in a day than may be. */
  | ({ readonly kind: 'over-quota' } & Uploaded);

/** What a person has uploaded in the last day. */
export interface Uploaded {
  readonly bytes: number;
  /** When less than what was asked about will count: some of it is older than a day then. */
  readonly freeAt: Instant;
}

export interface Attachment {
  readonly id: string;
  readonly desk: string;
  readonly uploadedBy: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** Null until a command brought it into a ticket. */
  readonly rootId: string | null;
  readonly messageId: string | null;
  readonly createdAt: Instant;
}

/** The word that an attachment belongs to, as far as it says who may see it. */
export interface AttachedTo {
  readonly processKind: string;
  readonly processId: string;
  /** The kind of the message. */
  readonly kind: string;
  /** The type of the event under which it stands. */
  readonly event: string;
}

const day = 86_400_000;
const removedAtOnce = 1_000;

/** Rolls back what was written of a file that is too much. */
class OverQuota extends Error {
  constructor(readonly uploaded: Uploaded) {
    super('over the quota');
  }
}

/** Whoever brings the same bytes as somebody else just now waits for those to be written, which takes longer than an answer may. */
const writtenMs = 20_000;

/**
 * Keeps an uploaded file until a command brings it into a ticket; one that none does is gone after a day. An id that stands
 * already is answered with what stands, whatever was brought.
 *
 * @param bytesADay that its owner may upload; default: as many as there are
 */
export async function addAttachment(
  { database, clock, blobs }: StoreContext,
  file: NewAttachment,
  { bytesADay }: { readonly bytesADay?: number } = {},
): Promise<Kept> {
  const { desk, uploadedBy, mediaType, size, sha256, chunks } = file;
  try {
    return await transact(database, async (transaction) => {
      const known = file.id && (await transaction.attachment.findUnique({ where: { id: file.id } }));
      if (known) return keptAs(known);
      await transaction.$queryRaw`
        SELECT set_config('lock_timeout', ${`${writtenMs}ms`}, true), set_config('statement_timeout', ${`${writtenMs}ms`}, true)`;
      await blobs.keep(transaction, sha256, chunks);
      if (bytesADay !== undefined) await requireQuota(transaction, clock, { uploadedBy, size, bytesADay });
      const createdAt = new Date(await clock.now(transaction));
      const row = await transaction.attachment.create({
        data: {
          id: file.id ?? uuidv7(),
          sha256,
          name: cleanText(file.name),
          mediaType: cleanText(mediaType),
          size,
          desk,
          uploadedBy,
          createdAt,
        },
      });
      return keptAs(row);
    });
  } catch (error) {
    if (error instanceof OverQuota) return { kind: 'over-quota', ...error.uploaded };
    throw error;
  }
}

function keptAs(row: Omit<Attachment, 'createdAt'> & { readonly createdAt: Date }): Kept {
  return { kind: 'kept', attachment: { ...row, createdAt: row.createdAt.getTime() } };
}

/** One file of a person after the other, so that two together are not more than one of them alone may be. @throws OverQuota */
async function requireQuota(
  transaction: Transaction,
  clock: StoreContext['clock'],
  { uploadedBy, size, bytesADay }: { readonly uploadedBy: string; readonly size: number; readonly bytesADay: number },
): Promise<void> {
  await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`upload/${uploadedBy}`}, 0))::text`;
  const now = await clock.now(transaction);
  const uploaded = await uploadedBefore(transaction, uploadedBy, now, bytesADay - size);
  if (uploaded.bytes + size > bytesADay) throw new OverQuota(uploaded);
}

/**
 * What a person has uploaded in the last day, copies that a process made of it left out.
 *
 * @param below the bytes that `freeAt` waits for the sum to fall under
 */
export async function uploadedInADay(
  { database, clock }: StoreContext,
  personId: string,
  below: number,
): Promise<Uploaded> {
  return uploadedBefore(database, personId, await clock.now(), below - 1);
}

async function uploadedBefore(database: Queryable, personId: string, now: Instant, most: number): Promise<Uploaded> {
  const since = new Date(now - day);
  // From the newest: the first with which the sum is too much, and all before it, have to be older than a day.
  const [row] = await database.$queryRaw<{ bytes: bigint | null; last: Date | null }[]>`
    SELECT sum("size")::bigint AS "bytes", max("created_at") FILTER (WHERE "sum" > ${most}) AS "last" FROM (
      SELECT "size", "created_at", sum("size") OVER (ORDER BY "created_at" DESC, "id") AS "sum"
      FROM "attachment" WHERE "uploaded_by" = ${personId} AND "copy_of" IS NULL AND "created_at" > ${since}
    ) a`;
  return { bytes: Number(row?.bytes ?? 0), freeAt: (row?.last?.getTime() ?? now) + day };
}

/** What is known of an attachment, and of the word that it belongs to; undefined when there is none. */
export async function findAttachment(
  { database }: StoreContext,
  id: string,
): Promise<(Attachment & { readonly word: AttachedTo | null }) | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await database.attachment.findUnique({ where: { id } });
  if (row === null) return undefined;
  const word = row.messageId === null ? null : await wordWith(database, row.messageId);
  return { ...row, createdAt: row.createdAt.getTime(), word };
}

async function wordWith(database: StoreContext['database'], messageId: string): Promise<AttachedTo | null> {
  const [word] = await database.$queryRaw<AttachedTo[]>`
    SELECT m."process_kind" AS "processKind", m."process_id"::text AS "processId", m."kind", e."type" AS "event"
    FROM "message" m JOIN "event" e ON e."process_kind" = m."process_kind" AND e."process_id" = m."process_id"
      AND e."revision" = m."revision"
    WHERE m."id" = ${messageId}::uuid`;
  return word ?? null;
}

/** The bytes of an attachment, piece by piece; undefined when they are not there. */
export async function readAttachment(
  { database, blobs }: StoreContext,
  { sha256 }: Pick<Attachment, 'sha256'>,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  return blobs.read(database, sha256);
}

/**
 * Removes files that no command brought into a ticket within a day. One that waits in the inbox with its command is not
 * forgotten, however long the engine is away.
 *
 * @returns how many went
 */
export async function removeLooseAttachments({ database, clock, blobs }: StoreContext): Promise<number> {
  return transact(database, async (transaction) => {
    const before = new Date((await clock.now(transaction)) - day);
    const removed = await transaction.$queryRaw<{ sha256: string }[]>`
      DELETE FROM "attachment" WHERE "id" IN (
        SELECT a."id" FROM "attachment" a
        WHERE a."root_id" IS NULL AND a."created_at" < ${before} AND NOT ${namedByUndecided}
        ORDER BY a."created_at" LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED
      ) RETURNING "sha256"`;
    if (removed.length > 0) await blobs.release(transaction, [...new Set(removed.map(({ sha256 }) => sha256))]);
    return removed.length;
  });
}

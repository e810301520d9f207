import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/time';
import { cleanText, isUuid } from './json';
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
  readonly bytes: Uint8Array<ArrayBuffer>;
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
  /** The kind of the message. */
  readonly kind: string;
  /** The type of the event under which it stands. */
  readonly event: string;
}

const day = 86_400_000;
const removedAtOnce = 1_000;

/**
 * Keeps an uploaded file until a command brings it into a ticket; one that none does is gone after a day. An id that stands
 * already is answered with what stands, whatever was brought.
 */
export async function addAttachment(
  { database, clock, blobs }: StoreContext,
  file: NewAttachment,
): Promise<Attachment> {
  const { desk, uploadedBy, mediaType, bytes } = file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return transact(database, async (transaction) => {
    const known = file.id && (await transaction.attachment.findUnique({ where: { id: file.id } }));
    if (known) return { ...known, createdAt: known.createdAt.getTime() };
    await blobs.keep(transaction, sha256, bytes);
    const createdAt = new Date(await clock.now(transaction));
    const row = await transaction.attachment.create({
      data: {
        id: file.id ?? uuidv7(),
        sha256,
        name: cleanText(file.name),
        mediaType: cleanText(mediaType),
        size: bytes.byteLength,
        desk,
        uploadedBy,
        createdAt,
      },
    });
    return { ...row, createdAt: row.createdAt.getTime() };
  });
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
    SELECT m."process_kind" AS "processKind", m."kind", e."type" AS "event"
    FROM "message" m JOIN "event" e ON e."process_kind" = m."process_kind" AND e."process_id" = m."process_id"
      AND e."revision" = m."revision"
    WHERE m."id" = ${messageId}::uuid`;
  return word ?? null;
}

/** The bytes of an attachment, checked against their digest; undefined when they are not there. */
export async function readAttachment(
  { database, blobs }: StoreContext,
  { sha256 }: Pick<Attachment, 'sha256'>,
): Promise<Uint8Array | undefined> {
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
        WHERE a."root_id" IS NULL AND a."created_at" < ${before} AND NOT EXISTS (
          SELECT 1 FROM "inbox" i WHERE i."outcome" IS NULL AND i."content" -> 'attachments' ? a."id"::text)
        ORDER BY a."created_at" LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED
      ) RETURNING "sha256"`;
    if (removed.length > 0) await blobs.release(transaction, [...new Set(removed.map(({ sha256 }) => sha256))]);
    return removed.length;
  });
}

import { searchVersion, textsIn } from '../../domain/search';
import { isInternal } from '../../domain/visibility/internal-events';
import type { Transaction } from '../database';
import { entryRows, insertEntries, type SearchedText, type SearchedTexts } from '../search';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { headingOf } from './heading';

/** Rows that are looked at in one transaction. */
const atOnce = 500;
const nobody = '00000000-0000-0000-0000-000000000000';
/** What was begun so long ago has been committed, or never will be. */
const settledMs = 3_600_000;

/** What entries are missing of, and how they are written. */
const writers = { ticket: writeTickets, message: writeWords } as const;
type Kind = keyof typeof writers;

/**
 * Writes the entries of the search that are missing: what an earlier release has left behind, or still writes beside this one, and
 * what was taken apart in an earlier way. It goes through tickets and words in the order of their ids and remembers how far it has
 * come; the last hour is looked at again each time.
 *
 * @returns 'idle' when it has come to the end, or somebody else is at it
 */
export async function indexEarlier({ database }: StoreContext, most: number = atOnce): Promise<'more' | 'idle'> {
  for (const kind of ['ticket', 'message'] as const)
    if (await transact(database, (transaction) => indexNext(transaction, kind, most))) return 'more';
  return 'idle';
}

/** Writes all entries of a ticket anew: what stood in its rows was changed. */
export async function indexAnew(transaction: Transaction, ticketId: string): Promise<void> {
  await transaction.$executeRaw`DELETE FROM "search_entry" WHERE "root_id" = ${ticketId}::uuid`;
  await writeTickets(transaction, [ticketId]);
  const words = await transaction.message.findMany({ where: { rootId: ticketId }, select: { id: true } });
  await writeWords(
    transaction,
    words.map(({ id }) => id),
  );
}

/** @returns whether there is more */
async function indexNext(transaction: Transaction, kind: Kind, most: number): Promise<boolean> {
  await transaction.$executeRaw`
    INSERT INTO "search_progress" ("kind", "version", "after") VALUES (${kind}, ${searchVersion}, ${nobody}::uuid)
    ON CONFLICT ("kind") DO NOTHING`;
  const [progress] = await transaction.$queryRaw<{ version: number; after: string }[]>`
    SELECT "version", "after" FROM "search_progress" WHERE "kind" = ${kind} FOR UPDATE SKIP LOCKED`;
  if (progress === undefined || progress.version > searchVersion) return false;
  const after = progress.version === searchVersion ? progress.after : nobody;
  const rows = await nextOf(transaction, kind, after, most);
  const missing = rows.flatMap(({ id, isMissing }) => (isMissing ? [id] : []));
  if (missing.length > 0) await writers[kind](transaction, missing);
  const isEnd = rows.length < most;
  const last = rows.at(-1)?.id ?? after;
  const settled = firstIdOf(Date.now() - settledMs);
  await transaction.searchProgress.update({
    where: { kind },
    data: { version: searchVersion, after: isEnd && last > settled ? settled : last },
  });
  return !isEnd;
}

async function nextOf(
  transaction: Transaction,
  kind: Kind,
  after: string,
  most: number,
): Promise<readonly { readonly id: string; readonly isMissing: boolean }[]> {
  return kind === 'ticket'
    ? transaction.$queryRaw`
      SELECT r."id", e."version" IS DISTINCT FROM ${searchVersion}::int AS "isMissing"
      FROM "ticket" r LEFT JOIN "search_entry" e ON e."source" = 'ticket' AND e."id" = r."id"
      WHERE r."id" > ${after}::uuid ORDER BY r."id" LIMIT ${most}`
    : transaction.$queryRaw`
      SELECT r."id", e."version" IS DISTINCT FROM ${searchVersion}::int AS "isMissing"
      FROM "message" r LEFT JOIN "search_entry" e ON e."source" = 'message' AND e."id" = r."id"
      WHERE r."id" > ${after}::uuid ORDER BY r."id" LIMIT ${most}`;
}

interface Rooted {
  readonly rootId: string;
  readonly desk: string;
  readonly clientId: string;
  readonly subject: string;
}

/** Tickets by what they began with, their visits by number, and the files that came with the filing. */
async function writeTickets(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const tickets = await transaction.$queryRaw<
    (Rooted & { tid: string; fields: unknown; messageId: string | null; text: string | null })[]
  >`
    SELECT t."id" AS "rootId", t."desk", t."client_id" AS "clientId", t."subject", t."tid", t."fields", m."id" AS "messageId", m."text"
    FROM "ticket" t
      LEFT JOIN "event" o ON o."process_kind" = 'ticket' AND o."process_id" = t."id" AND o."revision" = 1
      LEFT JOIN "message" m ON m."process_id" = t."id" AND m."process_kind" = 'ticket' AND m."revision" = o."revision" AND o."type" = 'opened'
    WHERE t."id" = ANY(${[...ids]}::uuid[])`;
  const visits = await transaction.visit.findMany({
    where: { ticketId: { in: [...ids] } },
    select: { id: true, number: true, ticketId: true },
  });
  const files = await filesWith(
    transaction,
    ids,
    tickets.flatMap(({ messageId }) => messageId ?? []),
  );
  await write(
    transaction,
    tickets.map((ticket): SearchedTexts => {
      const { rootId, messageId, text } = ticket;
      const { title, texts } = headingOf({ ...ticket, text: text ?? '' });
      const numbers = visits.filter(({ ticketId }) => ticketId === rootId);
      return {
        ...ticket,
        title,
        entries: [
          { source: 'ticket', id: rootId, internal: false, texts },
          ...numbers.map(({ id, number }) => ({ source: 'visit', id, internal: false, texts: [number] })),
          ...files(messageId, false),
        ],
      };
    }),
  );
}

/** Words and their files. What a ticket was filed with belongs to the ticket. */
async function writeWords(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const words = await transaction.$queryRaw<
    (Rooted & { id: string; text: string; fields: unknown; kind: string; processKind: string; event: string })[]
  >`
    SELECT t."id" AS "rootId", t."desk", t."client_id" AS "clientId", t."subject", m."id", m."text", m."fields", m."kind",
      m."process_kind" AS "processKind", e."type" AS "event"
    FROM "message" m JOIN "ticket" t ON t."id" = m."root_id"
      JOIN "event" e ON e."process_kind" = m."process_kind" AND e."process_id" = m."process_id" AND e."revision" = m."revision"
    WHERE m."id" = ANY(${[...ids]}::uuid[]) AND e."type" <> 'opened'`;
  const files = await filesWith(
    transaction,
    words.map(({ rootId }) => rootId),
    words.map(({ id }) => id),
  );
  await write(
    transaction,
    words.map((word): SearchedTexts => {
      const { id, subject, text, fields } = word;
      const internal = isInternal(word);
      return {
        ...word,
        title: subject,
        entries: [{ source: 'message', id, internal, texts: [text, ...textsIn(fields)] }, ...files(id, internal)],
      };
    }),
  );
}

/** The names of the files of words, by word. */
async function filesWith(
  transaction: Transaction,
  roots: readonly string[],
  words: readonly string[],
): Promise<(messageId: string | null, internal: boolean) => SearchedText[]> {
  const files = await transaction.attachment.findMany({
    where: { rootId: { in: [...roots] }, messageId: { in: [...words] } },
    select: { id: true, name: true, messageId: true },
  });
  return (of, internal) =>
    files.flatMap(({ id, name, messageId }) =>
      messageId === of ? [{ source: 'attachment', id, internal, texts: [name] }] : [],
    );
}

async function write(transaction: Transaction, searched: readonly SearchedTexts[]): Promise<void> {
  await transaction.$executeRaw(insertEntries(searched.flatMap(entryRows), 'in-words'));
}

/** The lowest id that was made at an instant: ids rise with time (UUID version 7, RFC 9562). */
function firstIdOf(at: number): string {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

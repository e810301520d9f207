import type { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { toJson } from '../json';
import { foldAnew } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { indexAnew } from '../tickets/index-earlier';
import { eraseFiles, eraseLetters } from './erase-files';
import { eraserOf, type Eraser, type ErasureScope } from './scope';

/**
 * Takes words out of a ticket with its visits, wherever they stand: messages, rows of the inbox, facts, states, files, letters, lists
 * and the search. What follows from them (numbers, dates, clocks, outcomes) stays.
 */
export async function eraseTicket(
  context: Pick<StoreContext, 'blobs' | 'kinds'>,
  transaction: Transaction,
  ticketId: string,
  { scope, now }: { readonly scope: ErasureScope; readonly now: Instant },
): Promise<void> {
  // Nobody commits meanwhile; facts, which nobody changes else, are written anew here and nowhere besides.
  await transaction.$queryRaw`
    SELECT "id" FROM "process" WHERE "root_id" = ${ticketId}::uuid ORDER BY "kind", "id" FOR NO KEY UPDATE`;
  await allowChange(transaction);
  const eraser = eraserOf(scope);
  const ticket = await transaction.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  const isAuthors = eraser.own(ticket.authorId);
  await transaction.ticket.update({
    where: { id: ticketId },
    data: {
      subject: eraser.text(ticket.subject, isAuthors),
      fields: eraser.answers(ticket.fields, isAuthors) as Prisma.InputJsonValue,
      ...(scope.kind === 'whole' ? { erasedAt: new Date(now) } : {}),
    },
  });
  await eraseMessages(transaction, ticketId, eraser);
  await eraseRows(transaction, ticketId, eraser);
  await eraseFacts(context, transaction, ticketId, eraser);
  await eraseVisits(transaction, ticketId, { eraser, isAuthors, whole: scope.kind === 'whole' });
  await eraseFeedback(transaction, ticketId, eraser);
  await eraseDefects(transaction, ticketId, eraser);
  await eraseNotices(transaction, ticketId, { eraser, scope, now });
  await eraseFiles(context, transaction, { ticketId, eraser });
  await eraseLetters(context, transaction, { rootId: ticketId }, eraser);
  await indexAnew(transaction, ticketId);
}

/** What is written once may be written anew in this transaction. */
export async function allowChange(transaction: Transaction): Promise<void> {
  await transaction.$queryRaw`SELECT set_config('reglament.erases', 'on', true)`;
}

async function eraseMessages(transaction: Transaction, rootId: string, eraser: Eraser): Promise<void> {
  const messages = await transaction.message.findMany({
    where: { rootId },
    select: { id: true, authorId: true, text: true, fields: true },
  });
  const rows = messages.map(({ id, authorId, text, fields }) => {
    const own = eraser.own(authorId);
    return { id, text: eraser.text(text, own), fields: fields === null ? null : eraser.answers(fields, own) };
  });
  await transaction.$executeRaw`
    UPDATE "message" m SET "text" = r."text", "fields" = r."fields"
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "text" text, "fields" jsonb) WHERE m."id" = r."id"`;
}

/** Whose words a row of the inbox brought: of who gave it, or for whom it was given. */
interface Content {
  readonly authorId?: unknown;
  readonly by?: { readonly authorId?: unknown };
  readonly word?: { readonly by?: { readonly authorId?: unknown } };
}

async function eraseRows(transaction: Transaction, rootId: string, eraser: Eraser): Promise<void> {
  const found = await transaction.inbox.findMany({
    where: { rootId, outcome: { not: null } },
    select: { id: true, content: true, actor: true },
  });
  const rows = found.map(({ id, content, actor }) => {
    const { authorId, by, word } = content as Content;
    const giver = (actor as { readonly personId?: unknown }).personId;
    const own = [giver, authorId, by?.authorId, word?.by?.authorId].some((each) =>
      eraser.own(typeof each === 'string' ? each : null),
    );
    return { id, own, content: eraser.words(content, own) };
  });
  // A letter's own name is somebody's as well.
  await transaction.$executeRaw`
    UPDATE "inbox" i SET "content" = r."content",
      "identity" = CASE WHEN r."own" AND i."channel" = 'email' THEN 'erased/' || encode(sha256(i."identity"::bytea), 'hex') ELSE i."identity" END
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "own" boolean, "content" jsonb)
    WHERE i."id" = r."id" AND (i."content" <> r."content" OR r."own") AND i."identity" NOT LIKE 'erased/%'`;
}

async function eraseFacts(
  context: Pick<StoreContext, 'kinds'>,
  transaction: Transaction,
  rootId: string,
  eraser: Eraser,
): Promise<void> {
  const events = await transaction.$queryRaw<
    { processKind: string; processId: string; revision: number; by: unknown; data: unknown }[]
  >`
    SELECT e."process_kind" AS "processKind", e."process_id" AS "processId", e."revision", e."by", e."data"
    FROM "process" p JOIN "event" e ON e."process_kind" = p."kind" AND e."process_id" = p."id"
    WHERE p."root_id" = ${rootId}::uuid`;
  const rows = events.flatMap(({ by, data, ...key }) => {
    const { person } = by as { readonly person?: string };
    const anew = eraser.facts(data, eraser.own(person));
    return JSON.stringify(anew) === JSON.stringify(data) ? [] : [{ ...key, data: anew }];
  });
  if (rows.length > 0)
    await transaction.$executeRaw`
      UPDATE "event" e SET "data" = r."data"
      FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("processKind" text, "processId" uuid, "revision" int, "data" jsonb)
      WHERE e."process_kind" = r."processKind" AND e."process_id" = r."processId" AND e."revision" = r."revision"`;
  // What a state holds are the facts folded: it can say nothing that they do not say any more, and nothing else.
  const processes = await transaction.process.findMany({ where: { rootId }, select: { kind: true, id: true } });
  const anew: { id: string; state: unknown }[] = [];
  for (const { kind, id } of processes)
    anew.push({ id, state: await foldAnew(transaction, context.kinds.of(kind).process, id) });
  await transaction.$executeRaw`
    UPDATE "process" p SET "state" = r."state" FROM jsonb_to_recordset(${toJson(anew)}::jsonb) AS r("id" uuid, "state" jsonb)
    WHERE p."id" = r."id" AND p."state" <> r."state"`;
}

async function eraseVisits(
  transaction: Transaction,
  ticketId: string,
  { eraser, isAuthors, whole }: { readonly eraser: Eraser; readonly isAuthors: boolean; readonly whole: boolean },
): Promise<void> {
  const visits = await transaction.visit.findMany({ where: { ticketId } });
  for (const { id, address, contact } of visits)
    await transaction.visit.update({
      where: { id },
      data: { address: eraser.text(address, whole), contact: eraser.text(contact, isAuthors) },
    });
}

/** What the desk has written of a defect stays, but for whom it names: it is of the software, and others have met it too. */
async function eraseDefects(transaction: Transaction, ticketId: string, eraser: Eraser): Promise<void> {
  for (const { id, subject, text } of await transaction.defect.findMany({ where: { ticketId } }))
    await transaction.defect.update({
      where: { id },
      data: { subject: eraser.text(subject, false), text: eraser.text(text, false) },
    });
}

async function eraseFeedback(transaction: Transaction, ticketId: string, eraser: Eraser): Promise<void> {
  const rated = await transaction.feedback.findMany({ where: { ticketId, comment: { not: null } } });
  for (const { cycle, comment, personId } of rated)
    await transaction.feedback.update({
      where: { ticketId_cycle: { ticketId, cycle } },
      data: { comment: eraser.text(comment ?? '', eraser.own(personId)) },
    });
}

/**
 * Letters repeat what was said, whoever said it: of what has left, or stands in the portal, nothing is left but that it was. What
 * waits for somebody whose words go is not sent any more; for others it is made of what stands then.
 */
async function eraseNotices(
  transaction: Transaction,
  rootId: string,
  { eraser, scope, now }: { readonly eraser: Eraser; readonly scope: ErasureScope; readonly now: Instant },
): Promise<void> {
  const at = new Date(now);
  const recipient = scope.kind === 'person' ? scope.personId : null;
  await transaction.$executeRaw`
    UPDATE "notice" SET "state" = 'withdrawn', "settled_at" = ${at} WHERE "root_id" = ${rootId}::uuid AND "state" = 'waiting'
      AND "recipient_id" = ${recipient}`;
  const settled = await transaction.notice.findMany({
    where: { rootId, state: { not: 'waiting' } },
    select: { id: true, params: true, fault: true },
  });
  const rows = settled.map(({ id, params, fault }) => ({
    ...{ id, params: eraser.words(params, true) },
    fault: fault === null ? null : eraser.mark,
  }));
  await transaction.$executeRaw`
    UPDATE "notice" n SET "params" = r."params", "fault" = r."fault", "marks" = NULL, "calendar" = NULL,
      "subject" = CASE WHEN n."subject" IS NULL THEN NULL ELSE ${eraser.mark} END,
      "body" = CASE WHEN n."body" IS NULL THEN NULL ELSE ${eraser.mark} END
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "params" jsonb, "fault" text) WHERE n."id" = r."id"`;
}

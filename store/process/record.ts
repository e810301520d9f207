import { Prisma } from '../../prisma/generated/client';
import type { Outcome, ProcessEvent, ProcessState } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { Queryable } from '../database';
import { dateOf, toJson } from '../json';
import { entryRows, insertEntries, type SearchedTexts } from '../search';
import type { NewRow } from './inbox';
import type { MessageRow } from './messages-of';
import type { NoticeRow } from './notices-of';
import { leavesSql } from './channel-for';
import { insertRun, updateRun, type RunChange } from './run-row';

/** Everything that one commit writes of any kind. */
export interface Record<State extends ProcessState, Event extends ProcessEvent> {
  readonly kind: string;
  readonly rootId: string;
  readonly now: Instant;
  readonly state: State;
  readonly isNew: boolean;
  /** The version of the shapes of its events. */
  readonly schema: number;
  readonly events: readonly Event[];
  readonly outcomes: readonly Outcome[];
  readonly messages: readonly MessageRow[];
  readonly notices: readonly NoticeRow[];
  readonly bindings: readonly { readonly attachmentId: string; readonly messageId: string }[];
  /** What can be found of it by text from now on. */
  readonly searched: SearchedTexts | null;
  /** The read model of the kind. */
  readonly model: readonly (readonly [name: string, statement: Prisma.Sql])[];
  readonly run: RunChange;
  /** A transport for letters is configured: who takes them gets them; otherwise all stand in the portal. */
  readonly lettersLeave: boolean;
  /** Not under a lock: only if all is still as it was seen. */
  readonly onlyIf?: AsSeen;
}

/** A commit without a lock of its own: the row of its command goes in with it, or nothing does. */
export interface AsSeen {
  /** Decided on the process at this revision, with no row waiting; null where the row itself is what makes it new. */
  readonly revision: number | null;
  /** The row, with its identity: taken means that nothing happens. */
  readonly row: NewRow;
  readonly outcome: Outcome;
  /** Of the instant at which it was decided: it is not long past. */
  readonly fresh: Prisma.Sql;
}

/** What a commit has come to. */
export interface Recorded {
  /** Ids of the letters that a clock counts from and of which it is known at once whether they arrived. */
  readonly settled: readonly string[];
  /** Somebody is telling the run of an earlier commit, and its look comes after this one: nobody need tell it of this. */
  readonly awaited: boolean;
}

/**
 * Writes all of a commit as one statement. A revision found taken fails it, and the transaction with it.
 *
 * @returns undefined when nothing was written, because it was not as it had been seen
 */
export async function record<State extends ProcessState, Event extends ProcessEvent>(
  database: Queryable,
  it: Record<State, Event>,
): Promise<Recorded | undefined> {
  const all = [...(it.onlyIf === undefined ? [] : ifAsSeen(it, it.onlyIf)), ...parts(it), ...it.model.map(named)];
  const written = it.onlyIf === undefined ? Prisma.sql`true` : Prisma.sql`EXISTS (SELECT FROM "filed")`;
  const rows = await database.$queryRaw<{ id: string | null; written: boolean; awaited: boolean | null }[]>(Prisma.sql`
    WITH ${Prisma.join(all)}
    SELECT w."written", (SELECT "awaited" FROM "ledger"), t."id" FROM (SELECT ${written} AS "written") w
      LEFT JOIN "told" t ON t."awaited" AND t."state" <> 'waiting'`);
  const [first] = rows;
  if (first?.written !== true) return undefined;
  return { settled: rows.flatMap(({ id }) => (id === null ? [] : [id])), awaited: first.awaited === true };
}

function named([name, statement]: readonly [name: string, statement: Prisma.Sql]): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(`"${name}"`)} AS (${statement})`;
}

/** What every part of a commit adds to its conditions. */
export function guardOf({ onlyIf }: Pick<Record<never, never>, 'onlyIf'>): Prisma.Sql {
  return onlyIf === undefined ? Prisma.sql`true` : Prisma.sql`EXISTS (SELECT FROM "filed")`;
}

/**
 * The row of the command, decided, if the process is still as it was seen: who has committed meanwhile has moved its revision,
 * which the lock waits for and then finds.
 */
function ifAsSeen<State extends ProcessState, Event extends ProcessEvent>(
  { kind, rootId, state, now }: Record<State, Event>,
  { revision, row, outcome, fresh }: AsSeen,
): Prisma.Sql[] {
  const at = new Date(now);
  const { outcome: result, revision: outcomeRevision, refusal } = outcomeRow(outcome);
  const still =
    revision === null
      ? Prisma.sql`SELECT 1 WHERE ${fresh}`
      : Prisma.sql`
        SELECT 1 FROM "process" WHERE "kind" = ${kind} AND "id" = ${state.id}::uuid AND "revision" = ${revision}
          AND ${fresh}
        FOR NO KEY UPDATE`;
  const nobodyWaits =
    revision === null
      ? Prisma.sql`true`
      : Prisma.sql`NOT EXISTS (SELECT FROM "inbox" WHERE "process_id" = ${state.id}::uuid AND "outcome" IS NULL)`;
  return [
    Prisma.sql`"seen" AS (${still})`,
    Prisma.sql`"filed" AS (
      INSERT INTO "inbox" ("id", "process_kind", "process_id", "root_id", "identity", "digest", "type", "content", "actor",
        "channel", "request_id", "received_at", "stored_at", "if_match", "outcome", "outcome_revision", "refusal", "decided_at")
      SELECT ${row.id}::uuid, ${kind}, ${state.id}::uuid, ${rootId}::uuid, ${row.identity}, ${row.digest}, ${row.type},
        ${toJson(row.content)}::jsonb, ${toJson(row.actor)}::jsonb, ${row.channel}, ${row.requestId},
        ${dateOf(row.receivedAt) ?? at}::timestamptz, ${dateOf(row.storedAt) ?? at}::timestamptz, ${row.ifMatch}::int,
        ${result}, ${outcomeRevision}::int, ${refusal}, ${at}::timestamptz
      FROM "seen" WHERE ${nobodyWaits}
      ON CONFLICT ("identity") DO NOTHING RETURNING "id"
    )`,
  ];
}

function parts<State extends ProcessState, Event extends ProcessEvent>(it: Record<State, Event>): Prisma.Sql[] {
  const { kind, rootId, now, state, events, outcomes, messages, notices, bindings } = it;
  const { id } = state;
  const at = new Date(now);
  const guard = guardOf(it);
  return [
    Prisma.sql`"appended" AS (
      INSERT INTO "event" ("process_kind", "process_id", "revision", "type", "schema", "at", "as_of", "recorded_at",
        "command_id", "by", "data")
      SELECT ${kind}, ${id}::uuid, e."revision", e."type", ${it.schema}, e."at", e."asOf", ${at}, e."commandId", e."by", e."data"
      FROM jsonb_to_recordset(${toJson(events.map(eventRow))}::jsonb) AS e("revision" int, "type" text, "at" timestamptz,
        "asOf" timestamptz, "commandId" text, "by" jsonb, "data" jsonb)
      WHERE ${guard}
    )`,
    Prisma.sql`"decided" AS (
      UPDATE "inbox" SET "outcome" = o."outcome", "outcome_revision" = o."revision", "refusal" = o."refusal", "decided_at" = ${at}
      FROM jsonb_to_recordset(${toJson(outcomes.map(outcomeRow))}::jsonb)
        AS o("id" uuid, "outcome" text, "revision" int, "refusal" text)
      WHERE "inbox"."id" = o."id" AND "inbox"."outcome" IS NULL AND "inbox"."process_id" = ${id}::uuid
    )`,
    Prisma.sql`"said" AS (
      INSERT INTO "message" ("id", "process_kind", "process_id", "root_id", "revision", "kind", "author_id", "side", "channel",
        "text", "fields", "at")
      SELECT m."id", ${kind}, ${id}::uuid, ${rootId}::uuid, m."revision", m."kind", m."authorId", m."side", m."channel",
        m."text", m."fields", m."at"
      FROM jsonb_to_recordset(${toJson(messages)}::jsonb) AS m("id" uuid, "revision" int, "kind" text,
        "authorId" text, "side" text, "channel" text, "text" text, "fields" jsonb,
        "at" timestamptz)
      WHERE ${guard}
    )`,
    toldPart(it, notices, at),
    ...foundPart(it),
    Prisma.sql`"bound" AS (
      UPDATE "attachment" SET "root_id" = ${rootId}::uuid, "message_id" = b."messageId"
      FROM jsonb_to_recordset(${toJson(bindings)}::jsonb) AS b("attachmentId" uuid, "messageId" uuid)
      WHERE "attachment"."id" = b."attachmentId" AND "attachment"."root_id" IS NULL AND ${guard}
    )`,
    Prisma.sql`"stands" AS (${it.isNew ? insertProcess(it, at) : updateProcess(it, at)})`,
    Prisma.sql`"ledger" AS (${it.isNew ? insertRun(it, at, guardOf(it)) : updateRun(it, at, guardOf(it))})`,
  ];
}

/** What was said is found by its words from the same instant on. */
function foundPart<State extends ProcessState, Event extends ProcessEvent>(it: Record<State, Event>): Prisma.Sql[] {
  if (it.searched === null) return [];
  const title = it.searched.title === null ? 'of-root' : 'in-words';
  return [Prisma.sql`"found" AS (${insertEntries(entryRows(it.searched), title, guardOf(it))})`];
}

/**
 * Letters go to the portal instead for those who take none (of this kind, or at all), and for all while none can leave. Who has no
 * address signs in nowhere: what a clock counts from does not reach such a person by standing in the portal.
 */
function toldPart<State extends ProcessState, Event extends ProcessEvent>(
  it: Record<State, Event>,
  notices: readonly NoticeRow[],
  at: Date,
): Prisma.Sql {
  const { kind, rootId, state, lettersLeave } = it;
  return Prisma.sql`"told" AS (
      INSERT INTO "notice" ("id", "process_kind", "process_id", "root_id", "revision", "kind", "recipient_id", "channel",
        "language", "time_zone", "audience", "rules", "params", "awaited", "state", "created_at", "not_before", "delivered_at", "settled_at")
      SELECT n."id", ${kind}, ${state.id}::uuid, ${rootId}::uuid, n."revision", n."kind", n."recipientId",
        CASE WHEN leaves."yes" THEN 'email' ELSE 'portal' END, p."language", p."time_zone", n."audience", n."rules", n."params", n."awaited",
        CASE WHEN leaves."yes" THEN 'waiting' WHEN n."awaited" AND p."email" IS NULL THEN 'failed' ELSE 'delivered' END, ${at},
        CASE WHEN leaves."yes" THEN GREATEST(${at}::timestamptz, to_timestamp(n."heldUntil" / 1000)) ELSE ${at} END, CASE WHEN leaves."yes" OR (n."awaited" AND p."email" IS NULL) THEN NULL ELSE ${at}::timestamptz END,
        CASE WHEN leaves."yes" THEN NULL ELSE ${at}::timestamptz END
      FROM jsonb_to_recordset(${toJson(notices)}::jsonb)
        AS n("id" uuid, "revision" int, "kind" text, "recipientId" text, "audience" text, "rules" jsonb, "params" jsonb,
          "heldUntil" double precision, "awaited" boolean, "group" text, "quiet" boolean)
      JOIN "person" p ON p."id" = n."recipientId",
      LATERAL (SELECT NOT n."quiet" AND ${leavesSql(lettersLeave)} AS "yes") leaves
      WHERE ${guardOf(it)}
      RETURNING "id", "awaited", "state"
    )`;
}

function insertProcess<State extends ProcessState, Event extends ProcessEvent>(
  it: Record<State, Event>,
  at: Date,
): Prisma.Sql {
  const { kind, rootId, state } = it;
  return Prisma.sql`
    INSERT INTO "process" ("kind", "id", "root_id", "desk", "client_id", "revision", "state", "rules_digest", "calendars", "updated_at")
    SELECT ${kind}, ${state.id}::uuid, ${rootId}::uuid, ${state.desk}, ${state.clientId}::uuid, ${state.revision}::int,
      ${toJson(state)}::jsonb, ${state.rules.digest}, ${state.rules.calendars}, ${at}::timestamptz
    WHERE ${guardOf(it)}`;
}

function updateProcess<State extends ProcessState, Event extends ProcessEvent>(
  it: Record<State, Event>,
  at: Date,
): Prisma.Sql {
  const { kind, state } = it;
  return Prisma.sql`
    UPDATE "process" SET "revision" = ${state.revision}, "state" = ${toJson(state)}::jsonb,
      "rules_digest" = ${state.rules.digest}, "calendars" = ${state.rules.calendars}, "updated_at" = CASE WHEN "revision" = ${state.revision}::int THEN "updated_at" ELSE ${at}::timestamptz END
    WHERE "kind" = ${kind} AND "id" = ${state.id}::uuid AND ${guardOf(it)}`;
}

/** A fact in the form of its row. */
export function eventRow({ revision, type, at, asOf, by, commandId, ...data }: ProcessEvent): object {
  const asOfText = asOf === undefined ? null : new Date(asOf).toISOString();
  return { revision, type, at: new Date(at).toISOString(), asOf: asOfText, by, commandId, data };
}

function outcomeRow({ commandId, result }: Outcome): {
  readonly id: string;
  readonly outcome: string;
  readonly revision: number | null;
  readonly refusal: string | null;
} {
  switch (result.kind) {
    case 'done':
      return { id: commandId, outcome: 'done', revision: result.revision, refusal: null };
    case 'refused':
      return { id: commandId, outcome: 'refused', revision: null, refusal: result.code };
    case 'fault':
      return { id: commandId, outcome: 'fault', revision: null, refusal: null };
    default: {
      const never: never = result;
      return never;
    }
  }
}

import { Prisma } from '../../prisma/generated/client';
import type { Rules } from '../../domain/process';
import { changeKind, type ChangeEvent, type ChangeState } from '../../domain/register';
import { duties } from '../../domain/duties';
import type { Instant, LocalDate } from '../../domain/time';
import { isUuid } from '../json';
import { readEvents, stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import type { EntryVersion } from './entry';
import { saidOf } from './receive-change';

type Raw = Parameters<typeof saidOf>[0] & {
  readonly entryId: string;
  readonly service: string | null;
  readonly version: number;
  readonly changeId: string;
  readonly number: string;
  readonly because: EntryVersion['because'];
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly state: unknown;
};

const columns = Prisma.sql`v."entry_id" AS "entryId", e."service", v."version", v."change_id" AS "changeId",
  r."workflow_id" AS "number", v."because", v."body", v."name", v."post", v."phone", v."email", v."since", v."until",
  v."letter_number" AS "letterNumber", v."letter_date" AS "letterDate", v."received_on" AS "receivedOn",
  v."created_at" AS "createdAt", v."published_at" AS "publishedAt", v."author_id" AS "authorId", a."name" AS "authorName",
  p."state"`;
const tables = Prisma.sql`"register_version" v JOIN "register_entry" e ON e."id" = v."entry_id"
  JOIN "process" p ON p."kind" = 'register' AND p."id" = v."change_id"
  JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id" JOIN "person" a ON a."id" = v."author_id"`;
/** A register that people read is shorter. */
const most = 2_000;

/**
 * What the register of a desk showed on a day: of each entry the last version that was published by then and had begun to hold.
 *
 * @param at.until the end of the day
 */
export async function readRegister(
  { database }: StoreContext,
  desk: string,
  { day, until }: { readonly day: LocalDate; readonly until: Instant },
): Promise<readonly EntryVersion[]> {
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT * FROM (
      SELECT DISTINCT ON (v."entry_id") ${columns} FROM ${tables}
      WHERE e."desk" = ${desk} AND v."published_at" < ${new Date(until)} AND v."since" <= ${day}::date
      ORDER BY v."entry_id", v."version" DESC
    ) AS "shown"
    WHERE ("until" IS NULL OR "until" > ${day}::date)
    ORDER BY "service" NULLS LAST, "body", "name" NULLS FIRST, "entryId" LIMIT ${most}`);
  return rows.map(versionOf);
}

/** Changes of a desk that the register does not show yet, the longest waiting first. */
export async function listChangesReceived({ database }: StoreContext, desk: string): Promise<readonly EntryVersion[]> {
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM ${tables} WHERE e."desk" = ${desk} AND p."state" ->> 'stage' = 'received'
    ORDER BY v."created_at", v."change_id" LIMIT ${most}`);
  return rows.map(versionOf);
}

/** All versions of an entry, the last one first, whatever became of them; none: it is not there. */
export async function readEntry(
  { database }: StoreContext,
  desks: readonly string[],
  entryId: string,
): Promise<{ readonly desk: string; readonly versions: readonly EntryVersion[] } | undefined> {
  if (!isUuid(entryId)) return undefined;
  const rows = await database.$queryRaw<(Raw & { desk: string })[]>(Prisma.sql`
    SELECT ${columns}, e."desk" FROM ${tables} WHERE e."id" = ${entryId}::uuid AND e."desk" = ANY(${[...desks]}::text[])
    ORDER BY v."version" DESC LIMIT ${most}`);
  const [first] = rows;
  return first && { desk: first.desk, versions: rows.map(versionOf) };
}

/** A change with its rules; undefined: there is none. */
export async function readChange(
  { database, library, clock }: StoreContext,
  id: string,
): Promise<
  | {
      readonly state: ChangeState;
      readonly rules: Rules;
      readonly now: Instant;
      readonly events: readonly ChangeEvent[];
      readonly version: EntryVersion;
    }
  | undefined
> {
  if (!isUuid(id)) return undefined;
  const [row] = await database.$queryRaw<Raw[]>(
    Prisma.sql`SELECT ${columns} FROM ${tables} WHERE v."change_id" = ${id}::uuid`,
  );
  if (row === undefined) return undefined;
  const state = await stateOf(database, changeKind, id, row.state);
  const rules = await library.pinned(state.rules);
  const events = await readEvents(database, changeKind, id);
  return { state, rules, now: await clock.now(), events, version: versionOf(row) };
}

function versionOf({ state, createdAt, publishedAt, ...row }: Raw): EntryVersion {
  const { entryId, service, version, changeId, number, because, authorId, authorName } = row;
  // Written by the commit as it came from the process; there is one schema of it so far.
  const { stage, clocks } = state as ChangeState;
  return {
    ...{ entryId, service, version, changeId, number, because, authorId, authorName, stage },
    ...saidOf(row),
    due: duties(clocks).at(-1)?.aim.due ?? null,
    createdAt: createdAt.getTime(),
    publishedAt: publishedAt?.getTime() ?? null,
  };
}

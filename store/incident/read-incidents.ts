import { Prisma } from '../../prisma/generated/client';
import { incidentKind, type IncidentEvent, type IncidentStage, type IncidentState } from '../../domain/incident';
import { answering } from '../../domain/policy/may';
import type { Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { isUuid } from '../json';
import { pageOf, type BadCursor, type Page } from '../page';
import { readEvents, stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { worksAtSql } from '../works-at';
import { readProgress, type WordProgress } from './progress';
import { readWords, type IncidentWord } from './words';

/** An incident in a list. */
export interface IncidentLine {
  readonly id: string;
  readonly title: string;
  /** Until it is over, an owner who works there no more is none. */
  readonly state: IncidentState;
  /** Tickets that belong to it. */
  readonly tickets: number;
  readonly updatedAt: Instant;
}

/** An incident as a whole. */
export interface IncidentRead extends IncidentLine {
  /** By which it was opened: whatever it asks of rules, it asks of these. */
  readonly rules: Rules;
  readonly now: Instant;
  /** What was done to it, the newest last; of very much the last part. */
  readonly events: readonly IncidentEvent[];
  /** Words of people beside those to all tickets, by the ids of the commands that brought them. */
  readonly texts: ReadonlyMap<string, IncidentText>;
  /** The last words to all tickets, the newest last, with how far each is. */
  readonly words: readonly (IncidentWord & { readonly progress: WordProgress })[];
}

export interface IncidentText {
  readonly kind: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Raw {
  readonly id: string;
  readonly title: string;
  readonly state: unknown;
  /** Its owner works there. */
  readonly there: boolean;
  readonly tickets: number;
  readonly updatedAt: Date;
}

/** So much of what was said and done stands on its page. */
const mostEvents = 100;
const mostWords = 20;

const columns = Prisma.sql`i."id", i."title", p."state",
  ${worksAtSql(Prisma.sql`i."desk"`, Prisma.sql`p."state" ->> 'owner'`, answering)} AS "there", i."updated_at" AS "updatedAt", (SELECT count(*)::int
  FROM "incident_link" l WHERE l."incident_id" = i."id" AND l."unlinked_at" IS NULL) AS "tickets"`;
const tables = Prisma.sql`"incident" i JOIN "process" p ON p."kind" = 'incident' AND p."id" = i."id"`;

/** Incidents of these desks, the latest first. @param asked.stage of this stage only */
export async function listIncidents(
  { database }: StoreContext,
  asked: { readonly desks: readonly string[]; readonly stage?: IncidentStage | undefined },
  cursor: string | null,
  most: number,
): Promise<Page<IncidentLine> | BadCursor> {
  const { desks, stage = null } = asked;
  const mark = listMark('incidents', { desks, stage });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (i."declared_at", i."id") < (${new Date(after.at)}, ${after.id}::uuid)`;
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM ${tables}
    WHERE i."desk" = ANY(${[...desks]}) AND (${stage}::text IS NULL OR i."stage" = ${stage}) ${beyond}
    ORDER BY i."declared_at" DESC, i."id" DESC LIMIT ${most + 1}`);
  const lines = await Promise.all(rows.map((row) => lineOf(database, row)));
  return pageOf(lines, most, ({ id, state }) => writeCursor(mark, { at: state.declaredAt, id }));
}

/** One incident by its id; undefined: there is none. */
export async function readIncident(context: StoreContext, id: string): Promise<IncidentRead | undefined> {
  const { database, library, clock } = context;
  if (!isUuid(id)) return undefined;
  const [row] = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM ${tables} WHERE i."id" = ${id}::uuid`);
  if (row === undefined) return undefined;
  const line = await lineOf(database, row);
  const { state } = line;
  const [events, words, texts] = await Promise.all([
    readEvents(database, incidentKind, id, {
      order: 'newest',
      most: mostEvents,
      without: ['telling-begun', 'caught-up', 'clock-started', 'clock-aimed', 'clock-stopped', 'threshold-told'],
    }),
    readWords(database, id, { most: mostWords }),
    database.message.findMany({
      where: { processKind: 'incident', processId: id, kind: { not: 'public' } },
      orderBy: { revision: 'desc' },
      take: mostEvents,
    }),
  ]);
  const progress = await readProgress(
    database,
    state,
    words.map(({ word }) => word),
  );
  return {
    ...line,
    rules: await library.pinned(state.rules),
    now: await clock.now(),
    events: [...events].reverse(),
    words: words.map((word) => ({ ...word, progress: progress(word.word) })),
    texts: new Map(
      texts.map(({ id: command, kind, text, fields }) => [
        command,
        { kind, text, fields: (fields ?? {}) as Readonly<Record<string, unknown>> },
      ]),
    ),
  };
}

async function lineOf(
  database: StoreContext['database'],
  { state: stored, there, updatedAt, ...row }: Raw,
): Promise<IncidentLine> {
  const state = await stateOf(database, incidentKind, row.id, stored);
  return {
    ...row,
    state: there || state.endedAt !== null ? state : { ...state, owner: null },
    updatedAt: updatedAt.getTime(),
  };
}

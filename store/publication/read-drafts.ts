import { Prisma } from '../../prisma/generated/client';
import type { Rules } from '../../domain/process';
import {
  publicationKind,
  type PublicationEvent,
  type PublicationStage,
  type PublicationState,
} from '../../domain/publication';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { isUuid } from '../json';
import { pageOf, type BadCursor, type Page } from '../page';
import { readEvents, stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import type { Content } from './content';
import { movedSince, undoneBy, type Moved } from './drafted-over';

/** A publication in a list. */
export interface DraftLine {
  readonly id: string;
  readonly state: PublicationState;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Id of the person who began it. */
  readonly begunBy: string | null;
}

/** A publication as a whole. */
export interface DraftRead extends DraftLine {
  readonly content: Content;
  /** What has moved since it was drafted over; nothing of what is no draft any more. */
  readonly moved: readonly Moved[];
  /** Whether publishing it would undo some of that: it is published only if forced. */
  readonly undoes: boolean;
  /** By which it was opened: whatever it asks of rules, it asks of these. */
  readonly rules: Rules;
  readonly now: Instant;
  /** What was done to it, the oldest first; how far its batch is, the state says. */
  readonly events: readonly PublicationEvent[];
  /** Words of people, by the ids of the commands that brought them. */
  readonly reasons: ReadonlyMap<string, string>;
}

interface Raw {
  readonly id: string;
  readonly state: unknown;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly begunBy: string | null;
}

const columns = Prisma.sql`d."id", p."state", d."created_at" AS "createdAt", d."updated_at" AS "updatedAt",
  (SELECT e."by" ->> 'person' FROM "event" e WHERE e."process_kind" = 'publication' AND e."process_id" = d."id"
    AND e."revision" = 1) AS "begunBy"`;
const tables = Prisma.sql`"draft" d JOIN "process" p ON p."kind" = 'publication' AND p."id" = d."id"`;

/** Publications of these desks, the latest first. @param asked.stage of this stage only */
export async function listDrafts(
  { database }: StoreContext,
  asked: { readonly desks: readonly string[]; readonly stage?: PublicationStage | undefined },
  cursor: string | null,
  most: number,
): Promise<Page<DraftLine> | BadCursor> {
  const { desks, stage = null } = asked;
  const mark = listMark('drafts', { desks, stage });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (d."created_at", d."id") < (${new Date(after.at)}, ${after.id}::uuid)`;
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM ${tables}
    WHERE d."desk" = ANY(${[...desks]}) AND (${stage}::text IS NULL OR d."stage" = ${stage}) ${beyond}
    ORDER BY d."created_at" DESC, d."id" DESC LIMIT ${most + 1}`);
  const lines = await Promise.all(rows.map((row) => lineOf(database, row)));
  return pageOf(lines, most, ({ id, createdAt }) => writeCursor(mark, { at: createdAt, id }));
}

/** One publication; undefined: there is none. */
export async function readDraft(context: StoreContext, id: string): Promise<DraftRead | undefined> {
  const { database, library, clock } = context;
  if (!isUuid(id)) return undefined;
  const [row] = await database.$queryRaw<(Raw & { readonly content: Content })[]>(Prisma.sql`
    SELECT ${columns}, d."content" FROM ${tables} WHERE d."id" = ${id}::uuid`);
  if (row === undefined) return undefined;
  const line = await lineOf(database, row);
  const events = await readEvents(database, publicationKind, id, { without: ['batch-moved'] });
  const words = await database.message.findMany({ where: { processKind: 'publication', processId: id } });
  const { stage, desk, rules } = line.state;
  const now = await clock.now();
  const isDraft = stage === 'draft' || stage === 'rehearsing';
  const moved = isDraft ? await movedSince(database, row.content, { desk, now }) : [];
  return {
    ...line,
    content: row.content,
    moved,
    undoes: undoneBy(row.content, moved).length > 0,
    rules: await library.pinned(rules),
    now,
    events,
    reasons: new Map(words.map(({ id: command, text }) => [command, text])),
  };
}

async function lineOf(
  database: StoreContext['database'],
  { state, createdAt, updatedAt, ...row }: Raw,
): Promise<DraftLine> {
  return {
    ...row,
    state: await stateOf(database, publicationKind, row.id, state),
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
  };
}

import type { Actor } from '../domain/policy/actor';
import type { Channel } from '../domain/regulation';
import type { Instant } from '../domain/time';
import { listMark, readNames, writeNames } from './cursor';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import { isUuid } from './json';
import type { CommandOutcome } from './process/inbox';
import { outcomeOf } from './process/receipt';
import type { StoreContext } from './store-context';

/** What was asked of a ticket. What was done is told by the timeline, to those who may see it. */
export interface CommandLine extends CommandOutcome {
  readonly ticketId: string;
  /** Null: the ticket itself was asked. */
  readonly visitId: string | null;
  readonly type: string;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly storedAt: Instant;
  readonly decidedAt: Instant | null;
  /** Of what was refused; null of everything else. */
  readonly content: Readonly<Record<string, unknown>> | null;
}

const columns = {
  id: true,
  seq: true,
  processKind: true,
  processId: true,
  rootId: true,
  type: true,
  actor: true,
  channel: true,
  receivedAt: true,
  storedAt: true,
  decidedAt: true,
  outcome: true,
  outcomeRevision: true,
  refusal: true,
} as const;

interface CommandColumns {
  readonly id: string;
  readonly processKind: string;
  readonly processId: string;
  readonly rootId: string;
  readonly type: string;
  readonly actor: unknown;
  readonly channel: string;
  readonly receivedAt: Date;
  readonly storedAt: Date;
  readonly decidedAt: Date | null;
  readonly outcome: string | null;
  readonly outcomeRevision: number | null;
  readonly refusal: string | null;
}

/** What of the commands is read. */
export interface CommandsFilter {
  /** The ticket, or one of its visits. */
  readonly processId: string;
  /**
   * As a client sees them: what persons asked, of these types none, and of the desk's people only what was done. Null: as the desk
   * sees them.
   */
  readonly withoutTypes: readonly string[] | null;
}

/** What was asked of a ticket, or of one of its visits, in order of arrival. */
export async function listCommands(
  { database }: StoreContext,
  { processId, withoutTypes }: CommandsFilter,
  cursor: string | null,
  most: number,
): Promise<Page<CommandLine> | BadCursor> {
  const mark = listMark('commands', { processId });
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined || (after !== null && !/^\d{1,18}$/.test(after))) return { kind: 'bad-cursor' };
  const rows = await database.inbox.findMany({
    where: {
      processId,
      ...(after === null ? {} : { seq: { gt: BigInt(after) } }),
      ...(withoutTypes === null
        ? {}
        : {
            type: { notIn: [...withoutTypes] },
            actor: { path: ['kind'], equals: 'person' },
            OR: [{ actor: { path: ['role'], equals: 'client' } }, { outcome: 'done' }],
          }),
    },
    orderBy: { seq: 'asc' },
    take: most + 1,
    select: columns,
  });
  const page = pageOf(rows, most, (last) => writeNames(mark, [String(last.seq)]));
  const refused = await refusedContents(database, page.items);
  return { ...page, items: page.items.map((row) => commandLine(row, refused)) };
}

/** One command; undefined when there is none. */
export async function readCommand({ database }: StoreContext, commandId: string): Promise<CommandLine | undefined> {
  if (!isUuid(commandId)) return undefined;
  const row = await database.inbox.findUnique({ where: { id: commandId }, select: columns });
  return row === null ? undefined : commandLine(row, await refusedContents(database, [row]));
}

type Contents = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** What the refused ones said, by id: all others are read without it. */
async function refusedContents(
  database: StoreContext['database'],
  rows: readonly Pick<CommandColumns, 'id' | 'refusal'>[],
): Promise<Contents> {
  const ids = rows.filter(({ refusal }) => refusal !== null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await database.inbox.findMany({ where: { id: { in: ids } }, select: { id: true, content: true } });
  // As `receive` wrote it.
  return new Map(found.map(({ id, content }) => [id, content as Readonly<Record<string, unknown>>]));
}

function commandLine(row: CommandColumns, refused: Contents): CommandLine {
  return {
    ...outcomeOf(row),
    ticketId: row.rootId,
    visitId: row.processKind === 'visit' ? row.processId : null,
    type: row.type,
    // As `receive` wrote them.
    actor: row.actor as Actor,
    channel: row.channel as Channel,
    receivedAt: row.receivedAt.getTime(),
    storedAt: row.storedAt.getTime(),
    decidedAt: row.decidedAt?.getTime() ?? null,
    content: refused.get(row.id) ?? null,
  };
}

import type { Actor } from '../domain/policy/actor';
import type { Channel } from '../domain/regulation';
import type { Instant } from '../domain/time';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import { isUuid } from './json';
import { outcomeOf } from './receive';
import type { CommandOutcome } from './rows/inbox-row';
import type { StoreContext } from './store-context';

/** What was asked of a ticket. The content is told by the timeline, to those who may see it. */
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
}

const columns = {
  id: true,
  seq: true,
  ticketId: true,
  visitId: true,
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
  readonly ticketId: string;
  readonly visitId: string | null;
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

/** What was asked of a ticket, or of one of its visits, in order of arrival. The cursor is the sequence number of the last row seen. */
export async function listCommands(
  { database }: StoreContext,
  bearer: { readonly ticketId: string; readonly visitId: string | null },
  cursor: string | null,
  most: number,
): Promise<Page<CommandLine> | BadCursor> {
  if (cursor !== null && !/^\d{1,18}$/.test(cursor)) return { kind: 'bad-cursor' };
  const rows = await database.inbox.findMany({
    where: { ...bearer, ...(cursor === null ? {} : { seq: { gt: BigInt(cursor) } }) },
    orderBy: { seq: 'asc' },
    take: most + 1,
    select: columns,
  });
  const page = pageOf(rows, most, (last) => String(last.seq));
  return { ...page, items: page.items.map(commandLine) };
}

/** One command; undefined when there is none. */
export async function readCommand({ database }: StoreContext, commandId: string): Promise<CommandLine | undefined> {
  if (!isUuid(commandId)) return undefined;
  const row = await database.inbox.findUnique({ where: { id: commandId }, select: columns });
  return row === null ? undefined : commandLine(row);
}

function commandLine(row: CommandColumns): CommandLine {
  return {
    ...outcomeOf(row),
    ticketId: row.ticketId,
    visitId: row.visitId,
    type: row.type,
    // As `receive` wrote them.
    actor: row.actor as Actor,
    channel: row.channel as Channel,
    receivedAt: row.receivedAt.getTime(),
    storedAt: row.storedAt.getTime(),
    decidedAt: row.decidedAt?.getTime() ?? null,
  };
}

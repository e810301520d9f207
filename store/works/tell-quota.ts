import { uuidv7 } from 'uuidv7';
import type { SystemActor } from '../../domain/policy/actor';
import { quotaKind, type CountWork, type OpenMonth, type OwedWork } from '../../domain/quota';
import type { RulesPin } from '../../domain/process';
import type { TicketEvent } from '../../domain/ticket';
import { spanOfDay, type Instant } from '../../domain/time';
import type { QuotaMove } from '../../domain/works';
import type { Transaction } from '../database';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';
import type { LoadedRules } from '../rules/library';
import type { TicketMoved } from './ticket-moved';
import type { AccountOf } from './account';

const clock: SystemActor = { kind: 'system', part: 'clock' };

/** The id of a client's month as the engine knows it. */
export function numberOfMonth({ desk, clientId }: AccountOf, month: string): string {
  return `quota/${desk}/${clientId}/${month}`;
}

/** Tells the month of a free work what became of it; a month that nobody has opened begins with its first one. */
export async function tellQuota(
  unit: Unit,
  { state: ticket, rules, events, now }: TicketMoved,
  { stamps }: LoadedRules,
): Promise<void> {
  const told = events.flatMap((event) => wordOf(ticket.works, event));
  const taken = new Set(told.flatMap(({ workId, move }) => (move === 'reserve' ? [workId] : [])));
  for (const { revision, workId, move } of told) {
    const work = await unit.transaction.quotaWork.findUniqueOrThrow({
      where: { id: workId },
      include: { quota: true },
    });
    const { id, month, allowed } = work.quota;
    const touched = told.map((each) => each.workId).filter((each) => !taken.has(each));
    const of = { desk: ticket.desk, clientId: ticket.clientId };
    await openMonth(
      unit,
      { ...of, id, month, pin: ticket.rules, stamps, timeZone: rules.regulation.timeZone, now },
      touched,
    );
    const body: CountWork = { type: 'count-work', workId, ticketId: ticket.id, tid: ticket.tid, move, allowed };
    const { type, ...content } = body;
    const identity = `ticket/${ticket.id}/${revision}/${id}`;
    const row = ownRow({ identity, type, content, actor: clock, channel: 'console' });
    await passRow(unit, { kind: quotaKind.kind, id, rootId: id }, row, now);
  }
}

/** What a fact of a ticket says to the month of a free work. */
function wordOf(
  works: TicketMoved['state']['works'],
  event: TicketEvent,
): { readonly revision: number; readonly workId: string; readonly move: QuotaMove }[] {
  if (event.type !== 'work-taken' && event.type !== 'work-done' && event.type !== 'work-dropped') return [];
  const { workId, revision } = event;
  if (works.find(({ id }) => id === workId)?.payment.by !== 'plan') return [];
  const move = ({ 'work-taken': 'reserve', 'work-done': 'spend', 'work-dropped': 'release' } as const)[event.type];
  return [{ revision, workId, move }];
}

interface MonthToOpen extends AccountOf {
  readonly id: string;
  readonly month: string;
  readonly pin: RulesPin;
  readonly stamps: LoadedRules['stamps'];
  readonly timeZone: string;
  readonly now: Instant;
}

/**
 * Gives a month its process, where it has none: with the works that are accepted and not done, as its row has them.
 *
 * @param ended works that the same commit has ended, and which the month is told of next
 */
export async function openMonth(unit: Unit, opening: MonthToOpen, ended: readonly string[] = []): Promise<void> {
  const { id, desk, clientId, month, pin, stamps, timeZone, now } = opening;
  const { transaction, context } = unit;
  const number = numberOfMonth(opening, month);
  if ((await transaction.run.findUnique({ where: { workflowId: number } })) !== null) return;
  const { until, allowed } = await transaction.quotaMonth.findUniqueOrThrow({ where: { id } });
  const body: OpenMonth = {
    ...{
      type: 'open-month',
      quotaId: id,
      number,
      desk,
      clientId,
      pin,
      timeZone,
      month,
      until: until.getTime(),
      allowed,
    },
    carried: await carriedInto(transaction, opening, ended),
  };
  await context.kinds.of(quotaKind.kind).begin(unit, {
    ref: { kind: quotaKind.kind, id, rootId: id },
    workflowId: number,
    command: { id: uuidv7(), actor: clock, channel: 'console', receivedAt: now, storedAt: now, body },
    ...{ stamps, desk, clientId, now, beside: null },
  });
}

/** Works of the month that were accepted in one before it. */
async function carriedInto(
  transaction: Transaction,
  { id, month, timeZone }: MonthToOpen,
  ended: readonly string[],
): Promise<readonly OwedWork[]> {
  const begins = spanOfDay(timeZone, `${month}-01`)?.from ?? 0;
  const works = await transaction.quotaWork.findMany({
    where: {
      quotaId: id,
      takenAt: { lt: new Date(begins) },
      OR: [{ state: 'reserved' }, { id: { in: [...ended] } }],
    },
    include: { ticket: { select: { id: true, tid: true } } },
    orderBy: [{ takenAt: 'asc' }, { id: 'asc' }],
  });
  return works.map(({ id: workId, ticket }) => ({ workId, ticketId: ticket.id, tid: ticket.tid }));
}

import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { Rules } from '../../domain/process';
import { splitOff } from '../../domain/ticket';
import type { TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Clock } from '../clock';
import type { Queryable } from '../database';
import { mayBeLinked } from '../incident/link-filed';
import { handFilesOn } from '../process/hand-files-on';
import { insertRows } from '../process/inbox';
import type { Unit } from '../process/unit';
import { numberSequence } from '../rules/number-sequence';
import { publicationStamps } from '../rules/stamps';
import type { Stamps } from '../rules/stamps';
import { openingOf } from './filing';
import type { Drawn, Filing, Split } from './filing';
import type { TicketChange } from './ticket-model';

export type Opened =
  | {
      readonly kind: 'opened';
      readonly commandId: string;
      readonly receivedAt: Instant;
      readonly state: TicketState;
      readonly rules: Rules;
    }
  /** The identity is known already; nothing was written. */
  | { readonly kind: 'known' };

/** The instant, the next number of the desk, and the stamps of its rules; no number where the filing's identity is known. */
export async function draw(
  database: Queryable,
  clock: Clock,
  { identity, desk }: Pick<Filing, 'identity' | 'desk'>,
): Promise<{
  readonly now: Instant;
  readonly number: bigint | null;
  readonly stamps: Stamps;
  readonly linking: boolean;
}> {
  const [row] = await database.$queryRaw<
    { now: Date; number: bigint | null; stamps: Stamps; linking: boolean }[]
  >(Prisma.sql`
    SELECT ${await clock.inSql()} AS "now", ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps",
      ${mayBeLinked(desk)} AS "linking",
      CASE WHEN NOT EXISTS (SELECT FROM "inbox" WHERE "identity" = ${identity})
        THEN nextval(${numberSequence(desk)}::regclass) END AS "number"`);
  if (row === undefined) throw new Error('A statement that always gives one row gave none.');
  return { ...row, now: row.now.getTime() };
}

/**
 * Inbox row and first commit of a ticket, in the unit's transaction.
 *
 * @param split when another ticket is where it comes from
 */
export async function openTicket(unit: Unit, drawn: Drawn, filing: Filing, split?: Split): Promise<Opened> {
  const { now, stamps } = drawn;
  const { desk, clientId } = filing;
  const { newest } = unit.rules({ desk, clientId, now, stamps, pins: [], newest: true, versions: [] }).catalog;
  const ids = { commandId: uuidv7(), ticketId: split?.ticketId ?? uuidv7() };
  const { row, beginning } = openingOf(filing, drawn, newest, ids, split?.from ?? null);
  const written = await unit.transaction.$executeRaw(
    insertRows(beginning.ref, [row], await unit.context.clock.inSql()),
  );
  if (written === 0) return { kind: 'known' };
  const { state, rules } = await unit.context.kinds.of('ticket').begin(unit, beginning);
  // What a ticket begins with is a ticket's state.
  return {
    kind: 'opened',
    commandId: row.id,
    receivedAt: beginning.command.receivedAt,
    state: state as TicketState,
    rules,
  };
}

/** Opens what was split off, each ticket in this transaction and with this instant. */
export async function openSplitOffs(unit: Unit, { state, rules, commands, events, now }: TicketChange): Promise<void> {
  for (const event of events) {
    if (event.type !== 'split-off') continue;
    const command = commands.find(({ id }) => id === event.commandId);
    if (command?.body.type !== 'split') throw new Error('A ticket is split off by the command split only.');
    const { subject, text, fields = {}, attachments = [] } = command.body;
    const { splitFrom, ...taken } = splitOff(state, command.body, rules);
    const { desk, clientId } = state;
    const registeredBy = command.actor.kind === 'person' ? command.actor.personId : null;
    const { actor, channel, receivedAt } = command;
    const filing: Filing = {
      identity: `split/${command.id}`,
      ...{ actor, channel, receivedAt, desk, clientId, registeredBy, subject, text, fields, ...taken },
    };
    const { number, stamps } = await draw(unit.transaction, unit.context.clock, filing);
    if (number === null) continue;
    const split = { ticketId: event.ticketId, from: splitFrom };
    const opened = await openTicket(unit, { now, number, stamps }, filing, split);
    if (opened.kind === 'known') continue;
    const to = { rootId: event.ticketId, messageId: opened.commandId, desk, clientId };
    await handFilesOn(unit.transaction, attachments, { from: state.id, to, now });
  }
}

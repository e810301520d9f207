import { Prisma } from '../../prisma/generated/client';
import type { OpenLease } from '../../domain/access-lease';
import type { SystemActor } from '../../domain/policy/actor';
import { wordsForLeases } from '../../domain/access-lease';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';
import type { LoadedRules } from '../rules/library';
import type { Command } from '../../domain/process';
import type { LaterBody, Open, TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';

const ticketItself: SystemActor = { kind: 'system', part: 'ticket' };

/** What one commit makes of a ticket. */
interface TicketChanged {
  readonly before: TicketState | null;
  readonly state: TicketState;
  readonly events: readonly TicketEvent[];
  readonly commands: readonly Command<Open | LaterBody>[];
  readonly now: Instant;
}

/** Opens the leases that the events of a ticket ask for, in the transaction that holds the ticket's lock. */
export async function openLeases(unit: Unit, change: TicketChanged, { stamps }: LoadedRules): Promise<void> {
  const { state: ticket, events, commands, now } = change;
  for (const event of events) {
    if (event.type !== 'access-requested') continue;
    const command = commands.find(({ id }) => id === event.commandId);
    if (command === undefined) throw new Error('Access data are asked for by a command.');
    const [row] = await unit.transaction.$queryRaw<{ number: number }[]>(
      Prisma.sql`SELECT nextval('access_number')::int AS "number"`,
    );
    if (row === undefined) throw new Error('A statement that always gives one row gave none.');
    const number = `access/${row.number}`;
    const { ifMatch: _seen, body: _asked, ...envelope } = command;
    const body: OpenLease = {
      type: 'open-access',
      leaseId: event.accessId,
      number,
      ticketId: ticket.id,
      tid: ticket.tid,
      desk: ticket.desk,
      clientId: ticket.clientId,
      pin: ticket.rules,
      what: event.what,
    };
    await unit.context.kinds.of('access').begin(unit, {
      ref: { kind: 'access', id: event.accessId, rootId: ticket.id },
      workflowId: number,
      command: { ...envelope, body },
      ...{ stamps, desk: ticket.desk, clientId: ticket.clientId, now, beside: null },
    });
  }
}

/** Tells the open leases of a ticket that it has closed, or had not. */
export async function tellLeases(unit: Unit, { before, state, events, now }: TicketChanged): Promise<void> {
  for (const { revision, word, leases } of wordsForLeases(before, state, events)) {
    const { type, ...content } = word;
    for (const id of leases) {
      const identity = `ticket/${state.id}/${revision}/${id}`;
      const row = ownRow({ identity, type, content, actor: ticketItself, channel: 'console' });
      await passRow(unit, { kind: 'access', id, rootId: state.id }, row, now);
    }
  }
}

import type { SystemActor } from '../../domain/policy/actor';
import type { TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { wordsForVisits } from '../../domain/visit';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';

const clock: SystemActor = { kind: 'system', part: 'clock' };

interface TicketChanged {
  readonly state: TicketState;
  readonly events: readonly TicketEvent[];
  readonly now: Instant;
}

/** Tells the open visits of a ticket what they go by. */
export async function tellVisits(unit: Unit, { state: ticket, events, now }: TicketChanged): Promise<void> {
  for (const { revision, word, visits } of wordsForVisits(ticket, events)) {
    const { type, ...content } = word;
    for (const id of visits) {
      const row = ownRow({
        identity: `ticket/${ticket.id}/${revision}/${id}`,
        type,
        content,
        actor: clock,
        channel: 'console',
      });
      await passRow(unit, { kind: 'visit', id, rootId: ticket.id }, row, now);
    }
  }
}

import { nextTick } from '../../domain/process';
import {
  isLeaseOpen,
  leaseKind,
  wordForTicket,
  type LaterLease,
  type LeaseEvent,
  type LeaseState,
  type LeaseWorld,
  type OpenLease,
} from '../../domain/access-lease';
import type { SystemActor } from '../../domain/policy/actor';
import type { Standing } from '../../domain/policy/may';
import { accessTitle } from '../../domain/regulation';
import { accessDetails, accessStageTexts } from '../../texts/access';
import { fill, say } from '../../texts/language';
import type { Transaction } from '../database';
import { ownRow } from '../process/inbox';
import type { KeptKind } from '../process/kept-kind';
import { passRow } from '../process/pass-row';
import { recipientsOf, type Recipients } from '../recipients';
import { KeysUnavailable, type AccessKeys } from './keys';

type KeptLease = KeptKind<LeaseState, LeaseEvent, OpenLease, LaterLease, LeaseWorld>;

const lease: SystemActor = { kind: 'system', part: 'ticket' };

/**
 * Leases on access data as the store keeps them. What ends one destroys its key before the end is written, in the same step: where the
 * key cannot be had nothing is written, and whoever tries again finds it as it was.
 */
export function keptLease(keys: AccessKeys): KeptLease {
  return {
    process: leaseKind,
    async surround(transaction, { rootId }) {
      const ticket = await ticketOf(transaction, rootId);
      return {
        standing: ticket,
        world: () => ({ assignee: ticket.assignee }),
        persons: (audience, _after, _before, staff) => recipientsOf(audience, ticket, staff),
      };
    },
    view(state, { regulation }, language) {
      const { number, tid, desk, what, stage } = state;
      const values = {
        number,
        what: accessTitle(regulation, what)[language],
        stage: say(accessStageTexts[stage], language),
      };
      return {
        stage,
        summary: `${number} · ${what}`,
        attributes: {
          Desk: desk,
          TicketNumber: tid,
          Stage: stage,
          Topic: what,
          Assignee: null,
          ClientId: state.clientId,
          NextDue: nextTick(state)?.at ?? null,
        },
        details: fill(say(accessDetails, language), values),
      };
    },
    async keep(transaction, { before, state }) {
      if (before === null || isLeaseOpen(state) || !isLeaseOpen(before)) return;
      // Of one that was never given nothing is kept; but a giving that was rolled back has left its key, which opens nothing.
      const isKept = before.givenAt !== null;
      await keys.destroy(state.id).catch((error: unknown) => {
        if (isKept || !(error instanceof KeysUnavailable)) throw error;
      });
      await transaction.accessData.deleteMany({ where: { leaseId: state.id } });
    },
    async follow(unit, { state, events, now }) {
      const word = wordForTicket(state, events);
      if (word === null) return;
      const { type, ...content } = word;
      const { id, ticketId, revision } = state;
      const row = ownRow({ identity: `access/${id}/${revision}`, type, content, actor: lease, channel: 'console' });
      await passRow(unit, { kind: 'ticket', id: ticketId, rootId: ticketId }, row, now);
    },
  };
}

/** Who sees a ticket sees its leases, and is told of them. */
async function ticketOf(transaction: Transaction, ticketId: string): Promise<Standing & Recipients> {
  const [ticket] = await transaction.$queryRaw<(Standing & Recipients)[]>`
    SELECT "client_id" AS "clientId", "author_id" AS "authorId", "author_kind" AS "authorKind", "shared_with" AS "sharedWith",
      jsonb_build_object('took', "services") AS "service", "assignee"
    FROM "ticket" WHERE "id" = ${ticketId}::uuid`;
  if (ticket === undefined) throw new Error('A lease has a ticket.');
  return ticket;
}

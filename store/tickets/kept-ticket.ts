import type { Standing } from '../../domain/policy/may';
import type { Open, LaterBody, TicketEvent, TicketState, TicketWorld } from '../../domain/ticket';
import { isAccessOpen, isVisitOpen, ticketKind } from '../../domain/ticket';
import { isInternal } from '../../domain/visibility/internal-events';
import { openLeases, tellLeases } from '../access/open-leases';
import type { Transaction } from '../database';
import type { ChildRun } from '../process/view';
import type { KeptKind, Surroundings } from '../process/kept-kind';
import type { Unit } from '../process/unit';
import { recipientsOf } from '../recipients';
import type { LoadedRules } from '../rules/library';
import { openVisits } from '../visits/open-visits';
import { tellVisits } from '../visits/tell-visits';
import { visitSummary } from '../visits/visit-view';
import { followDuplicates } from './follow-duplicates';
import { followRelease } from './publish-release';
import { headingOf } from './heading';
import { openSplitOffs } from './open-ticket';
import { ticketModel, type TicketBeside, type TicketChange } from './ticket-model';
import { ticketView } from './ticket-view';
import { keepWorks, movesAccounts } from '../works/keep-works';
import { loadAccounts } from '../works/load-accounts';
import { tellQuota } from '../works/tell-quota';
import { withdrawClosingNotices } from './withdraw-closing-notices';

type TicketAround = Parameters<NonNullable<KeptTicket['alone']>['surround']>[0];
export type KeptTicket = KeptKind<TicketState, TicketEvent, Open, LaterBody, TicketWorld>;

/** Tickets as the store keeps them. */
export const keptTicket: KeptTicket = {
  process: ticketKind,
  async surround(transaction, { before, commands, loaded }) {
    return { ...surround({ before, commands }), world: await loadAccounts(transaction, before, commands, loaded) };
  },
  view: ticketView,
  keep: keepWorks,
  model: ticketModel,
  follow: followTicket,
  found: {
    heading: ({ state, beside, commands }) => {
      const opening = commands.find(({ body }) => body.type === 'open')?.body;
      // A filing brings what lies beside its ticket.
      return headingOf({
        ...(beside as TicketBeside),
        tid: state.tid,
        text: opening?.type === 'open' ? opening.text : '',
      });
    },
    isInternal: (word) => isInternal({ processKind: 'ticket', ...word }),
  },
  alone: { surround, holds: touchesNothingElse },
  children: visitsToStart,
};

/** All that surrounds a ticket, the accounts of its client apart, stands in it, or in the word that opens it. */
function surround({ before, commands }: TicketAround): Surroundings<TicketState, TicketWorld> {
  const opening = commands.find(({ body }) => body.type === 'open')?.body;
  const standing = before ?? (opening?.type === 'open' ? standingOf(opening) : undefined);
  if (standing === undefined) throw new Error('The first command of a ticket opens it.');
  return {
    standing,
    world: () => null,
    persons: (audience, after, found, staff) => recipientsOf(audience, after, staff, found),
  };
}

/** Whose a ticket is that begins. */
function standingOf({ clientId, authorId, authorKind }: Open): Standing {
  return { clientId, authorId, authorKind, sharedWith: [] };
}

/** Facts that something follows from beside the ticket. */
const followed: ReadonlySet<TicketEvent['type']> = new Set([
  'access-requested',
  'closing-voided',
  'release-planned',
  'split-off',
  'visit-requested',
  'word-passed-on',
]);

/** What leases on access data go by. */
const forLeases: ReadonlySet<TicketEvent['type']> = new Set(['closed', 'closing-voided']);

/** Neither visits nor other tickets, nor leases, nor accounts, nor letters that were written before. */
function touchesNothingElse(change: TicketChange): boolean {
  const { state, events } = change;
  const others = events.some(
    (event) => followed.has(event.type) || (event.type === 'closed' && event.of !== undefined),
  );
  const leases = state.accesses?.some(isAccessOpen) === true && events.some(({ type }) => forLeases.has(type));
  return !state.visits.some(isVisitOpen) && !leases && !others && !movesAccounts(change);
}

async function followTicket(unit: Unit, change: TicketChange, loaded: LoadedRules): Promise<void> {
  const { state, events, now } = change;
  if (events.some(({ type }) => type === 'closing-voided'))
    await withdrawClosingNotices(unit.transaction, state.id, now);
  await openSplitOffs(unit, change);
  await openVisits(unit, change, loaded);
  await tellVisits(unit, change);
  await openLeases(unit, change, loaded);
  await tellLeases(unit, change);
  await followDuplicates(unit, change);
  await followRelease(unit, change);
  await tellQuota(unit, change, loaded);
}

/** The open visits of a ticket that no run has spoken for: those just opened, and those of a look whose answer was lost. */
async function visitsToStart(transaction: Transaction, ticket: TicketState): Promise<readonly ChildRun[]> {
  if (!ticket.visits.some(isVisitOpen)) return [];
  const rows = await transaction.$queryRaw<{ number: string; subject: string; workflowId: string }[]>`
    SELECT v."number", v."subject", r."workflow_id" AS "workflowId"
    FROM "visit" v JOIN "run" r ON r."kind" = 'visit' AND r."id" = v."id"
    WHERE v."ticket_id" = ${ticket.id}::uuid AND r."started_at" IS NULL AND r."ended_at" IS NULL
    ORDER BY v."requested_at"`;
  return rows.map(({ number, subject, workflowId }) => ({
    kind: 'visit',
    workflowId,
    summary: visitSummary(number, subject),
  }));
}

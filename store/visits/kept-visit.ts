import { visitKind } from '../../domain/visit';
import { isInternal } from '../../domain/visibility/internal-events';
import type { Field, LaterVisitCommand, OpenVisit, VisitEvent, VisitState } from '../../domain/visit';
import type { Addressee } from '../../domain/process';
import type { Standing } from '../../domain/policy/may';
import type { Transaction } from '../database';
import type { KeptKind } from '../process/kept-kind';
import { recipientsOf, type Recipients } from '../recipients';
import type { StaffMember } from '../rules/staff';
import { keepSpares, keepTime } from './keep-field';
import { loadField } from './load-field';
import { tellTicket } from './tell-ticket';
import { visitModel } from './visit-model';
import { visitView } from './visit-view';

export type KeptVisit = KeptKind<VisitState, VisitEvent, OpenVisit, LaterVisitCommand, Field>;

/** No visit that is just being opened has booked anybody yet. */
const nobody: Field = { technician: () => undefined, engagement: () => 'technician-off', stock: () => 0 };

/** Field visits as the store keeps them. */
export const keptVisit: KeptVisit = {
  process: visitKind,
  isChild: true,
  async surround(transaction, { rootId, before, commands, loaded }) {
    const ticket = await readTicketOf(transaction, rootId);
    const later = commands.flatMap(({ body, ...envelope }) =>
      body.type === 'open-visit' ? [] : [{ ...envelope, body }],
    );
    const field =
      before === null
        ? () => nobody
        : await loadField(transaction, before, later, loaded.catalog, [before.rules, ...followedPins(commands)]);
    return {
      standing: ticket,
      world: field,
      // A technician is told of a time that is given back as well, when the state has forgotten whose it was.
      persons: (audience, after, found, staff) =>
        personsOf(audience, after.slot?.technician ?? found?.slot?.technician, ticket, staff),
    };
  },
  view: visitView,
  pins: followedPins,
  async keep(transaction, { before, state, events, now }) {
    await keepTime(transaction, before, state, now);
    await keepSpares(transaction, state, events);
  },
  model: visitModel,
  follow: tellTicket,
  found: {
    // Its number finds its ticket.
    heading: ({ state }) => ({ title: null, texts: [state.number] }),
    isInternal: (word) => isInternal({ processKind: 'visit', ...word }),
  },
};

/** Rules that the ticket has moved to, and the visit with it. */
function followedPins(
  commands: Parameters<NonNullable<KeptVisit['pins']>>[0],
): ReturnType<NonNullable<KeptVisit['pins']>> {
  return commands.flatMap(({ body }) => (body.type === 'follow-ticket' && body.rules ? [body.rules] : []));
}

/** Who sees a ticket sees its visits, and is told of them. */
async function readTicketOf(transaction: Transaction, ticketId: string): Promise<Standing & Recipients> {
  const [ticket] = await transaction.$queryRaw<(Standing & Recipients)[]>`
    SELECT "client_id" AS "clientId", "author_id" AS "authorId", "author_kind" AS "authorKind", "shared_with" AS "sharedWith",
      "assignee"
    FROM "ticket" WHERE "id" = ${ticketId}::uuid`;
  if (ticket === undefined) throw new Error('A visit has a ticket.');
  return ticket;
}

function personsOf(
  audience: Addressee,
  technician: string | undefined,
  ticket: Recipients,
  staff: readonly StaffMember[],
): string[] {
  if (audience !== 'technician') return recipientsOf(audience, ticket, staff);
  const going = staff.filter(({ shortId, role }) => shortId === technician && role === 'technician');
  // Nobody goes yet: who arranges it is told.
  return going.length > 0 ? going.map(({ personId }) => personId) : recipientsOf('coordinator', ticket, staff);
}

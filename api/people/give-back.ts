import type { PersonActor } from '../../domain/policy/actor';
import { channelOf } from '../auth/caller';
import type { Seat } from '../auth/own-desk';
import type { RequestContext } from '../http/define-route';
import { identityOf } from '../http/identity';
import { tellRuns } from '../runs/tell-runs';
import type { Holdings } from '../../store/administration/read-person';
import type { administrators } from './schemas';

type Context = RequestContext<typeof administrators>;
type Tickets = Holdings['tickets'];

/** Tickets are nobody's from now on, each on its own record. */
export async function giveBackTickets(
  tickets: Tickets,
  by: Seat,
  reason: string | undefined,
  context: Context,
): Promise<void> {
  const { personId } = context.caller;
  const actor: PersonActor = { kind: 'person', personId, shortId: by.shortId, role: 'administrator', clientId: null };
  for (const { id } of tickets) await giveBack(id, actor, reason, context);
}

/** The visits that somebody was to go to are given back. @returns them */
export async function giveBackVisits(desk: string, shortId: string, context: Context): Promise<Holdings['visits']> {
  const { services, caller } = context;
  const act = `inactive/${identityOf({ caller, idempotencyKey: null })}`;
  const { visits, tellings } = await services.store.freeVisitsOf({ desk, technician: shortId, act });
  tellRuns(services.runs, tellings);
  return visits;
}

/** The ticket is nobody's, on the record. Where it cannot be decided at once the word waits, and is decided with the next one. */
async function giveBack(
  id: string,
  actor: PersonActor,
  reason: string | undefined,
  { services, caller, requestId }: Context,
): Promise<void> {
  const said = await services.store.sayToTicket({
    kind: 'ticket',
    id,
    identity: identityOf({ caller, idempotencyKey: null }),
    type: 'assign',
    content: { to: null, ...(reason === undefined ? {} : { reason }) },
    actor,
    channel: channelOf(caller),
    requestId,
  });
  if (said.kind === 'decided') tellRuns(services.runs, said.tellings);
  if (said.kind === 'pending') {
    services.runs.tell({
      run: { kind: 'ticket', id, workflowId: said.workflowId },
      started: true,
      signal: { name: 'process', inboxId: null, quiet: false },
    });
  }
}

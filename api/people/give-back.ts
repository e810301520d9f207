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
  const content = { to: null, ...(reason === undefined ? {} : { reason }) };
  for (const { id } of tickets) await giveBack({ kind: 'ticket', id, content }, by, context);
}

/** Nobody sees to the incidents of a person any more, each on its own record. @returns them */
export async function giveBackIncidents(shortId: string, by: Seat, context: Context): Promise<Holdings['incidents']> {
  const incidents = await context.services.store.listHeldIncidents(by.desk, shortId);
  for (const { id } of incidents) await giveBack({ kind: 'incident', id, content: { to: null } }, by, context);
  return incidents;
}

/** The visits that somebody was to go to are given back. @returns them */
export async function giveBackVisits(desk: string, shortId: string, context: Context): Promise<Holdings['visits']> {
  const { services, caller } = context;
  const act = `inactive/${identityOf({ caller, idempotencyKey: null })}`;
  const { visits, tellings } = await services.store.freeVisitsOf({ desk, technician: shortId, act });
  tellRuns(services.runs, tellings);
  return visits;
}

/** It is nobody's, on its record. Where it cannot be decided at once the word waits, and is decided with the next one. */
async function giveBack(
  { kind, id, content }: { readonly kind: 'ticket' | 'incident'; readonly id: string; readonly content: object },
  by: Seat,
  { services, caller, requestId }: Context,
): Promise<void> {
  const { store, runs } = services;
  const { personId } = caller;
  const actor: PersonActor = { kind: 'person', personId, shortId: by.shortId, role: 'administrator', clientId: null };
  const identity = identityOf({ caller, idempotencyKey: null });
  const word = {
    kind,
    id,
    identity,
    type: 'assign',
    content: { ...content },
    actor,
    channel: channelOf(caller),
    requestId,
  };
  const said = await (kind === 'ticket' ? store.sayToTicket(word) : store.sayToIncident(word));
  if (said.kind === 'decided') tellRuns(runs, said.tellings);
  if (said.kind === 'pending') {
    runs.tell({
      run: { kind, id, workflowId: said.workflowId },
      started: true,
      signal: { name: 'process', inboxId: null, quiet: false },
    });
  }
}

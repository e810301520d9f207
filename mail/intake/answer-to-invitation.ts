import { maySee } from '../../domain/policy/may';
import type { VisitState } from '../../domain/visit';
import { verdictOf } from '../recognise/authentication';
import type { CalendarEvent } from '../parse/calendar';
import type { Came, DeskLetter } from './open-by-letter';
import type { Gathered } from './gather';
import type { IntakePorts } from './ports';
import { sayByLetter } from './say-by-letter';
import { actingUser } from './writer';

const visitId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const answers: Readonly<Record<string, 'confirm' | 'decline'>> = { ACCEPTED: 'confirm', DECLINED: 'decline' };

/**
 * A letter that a calendar wrote in answer to the invitation to a visit is the answer to its time, from whoever was invited and from
 * nobody else. One that neither accepts nor declines is a word in the ticket, and so is one to an earlier invitation: whoever accepted
 * a time that is off has not agreed to the one that is offered now.
 *
 * @returns null: it is no such answer
 */
export async function answerToInvitation(
  ports: IntakePorts,
  at: DeskLetter,
  { users, world: { trust } }: Pick<Gathered, 'users' | 'world'>,
): Promise<Came | null> {
  const { store, tell } = ports;
  const { letter, desk, facts } = at;
  const invitation = facts.calendar.find(({ method }) => method === 'REPLY' || method === 'COUNTER');
  const address = facts.from?.address;
  if (invitation === undefined || address === undefined) return null;
  if (verdictOf(facts.authentication, address, trust) === 'fail') return null;
  const visit = await visitOf(store, invitation);
  if (visit === undefined || visit.state.desk !== desk) return null;
  const user = users.find(({ clientId }) => clientId === visit.standing.clientId);
  const partstat = invitation.attendees.find((each) => each.address === address)?.partstat;
  if (user === undefined || partstat === undefined) return null;
  const writer = await actingUser(store, desk, user);
  if (typeof writer === 'string' || !maySee(writer.actor, visit.standing)) return null;
  const { ticketId } = visit.state;
  const answer = invitation.method === 'REPLY' ? answers[partstat] : undefined;
  if (answer === undefined || !(await standsFor(store, invitation, visit.state, user.personId)))
    return sayByLetter(ports, at, writer, ticketId);
  const said = await store.sayToVisit({
    kind: 'visit',
    id: visit.state.id,
    identity: `mail/${desk}/${facts.identity}`,
    type: 'answer-slot',
    content: { answer },
    actor: writer.actor,
    channel: 'email',
    receivedAt: letter.receivedAt,
    requestId: letter.id,
  });
  const came = (reason: string | null, commandId: string | null): Came => ({
    outcome: 'reply',
    reason,
    rootId: ticketId,
    commandId,
  });
  switch (said.kind) {
    case 'decided':
      for (const telling of said.tellings) tell(telling);
      // That it was agreed already, or withdrawn, the calendar could not know.
      return came(said.result.kind === 'refused' ? said.result.code : null, said.commandId);
    case 'pending':
      return came(null, said.commandId);
    case 'replay':
      return came(said.outcome.refusal, said.outcome.commandId);
    case 'conflict':
      return { outcome: 'tray', reason: 'same-identity-other-content' };
    case 'no-process':
    case 'unknown-attachment':
      throw new Error(`An answer to an invitation could not be said: ${said.kind}.`);
    default: {
      const never: never = said;
      return never;
    }
  }
}

/** Whether what is answered is the last that this person's calendar was told, and the visit stands so still. */
async function standsFor(
  store: IntakePorts['store'],
  { sequence }: CalendarEvent,
  { id: visitId, ticketId, slot }: VisitState,
  personId: string,
): Promise<boolean> {
  const told = await store.lastInvitation({ ticketId, visitId, personId });
  return told?.method === 'REQUEST' && told.sequence === sequence && told.from === slot?.from && told.to === slot.to;
}

async function visitOf(store: IntakePorts['store'], { uid }: CalendarEvent) {
  const id = visitId.exec(uid.toLowerCase())?.[0];
  return id === undefined ? undefined : store.readVisit(id);
}

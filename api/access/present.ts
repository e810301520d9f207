import type { PersonActor } from '../../domain/policy/actor';
import { keptUntil, leaseKind, leaseOwner } from '../../domain/access-lease';
import { abilities } from '../../domain/process';
import { accessTitle } from '../../domain/regulation';
import type { LeaseRead } from '../../store/access/read-lease';
import { accessStageTexts, withdrawalTexts } from '../../texts/access';
import { say, type Language } from '../../texts/language';
import { termText } from '../../texts/terms';
import { presentPerson, presentStaff } from '../names';
import { pathOfLease, pathOfTicket } from '../paths';
import { iso, isoOrNull } from '../tickets/present-clock';

/** A lease as one caller sees it now; never anything of the data. */
export function presentLease(lease: LeaseRead, actor: PersonActor, language: Language): object {
  const { state, rules, tid, assignee, assigneeName, looks, isKept, readAt } = lease;
  const { id, number, what, stage, revision, askedAt, givenAt, closedAt, endedAt, withdrawn } = state;
  const { accessData } = rules.regulation;
  const can = abilities(leaseKind, state, actor, rules, lease.standing, readAt);
  const yes = (command: string): 'yes' | 'no' => (can[command] === 'yes' ? 'yes' : 'no');
  return {
    ...{ id, number, tid, revision, isKept },
    what: { code: what, title: accessTitle(rules.regulation, what)[language] },
    stage: { code: stage, title: say(accessStageTexts[stage], language) },
    owes: leaseOwner(state),
    askedAt: iso(askedAt),
    givenAt: isoOrNull(givenAt),
    closedAt: isoOrNull(closedAt),
    keptFor: accessData === undefined ? '' : termText(accessData.keptFor, language),
    keptUntil: isoOrNull(keptUntil(state)),
    endedAt: isoOrNull(endedAt),
    withdrawn: withdrawn && { by: withdrawn, title: say(withdrawalTexts[withdrawn], language) },
    responsible: assignee === null ? null : presentStaff(assignee, assigneeName),
    lookCount: state.looks,
    looks: looks.map(({ at, personId, name }) => ({ at: iso(at), by: presentPerson(personId, name) })),
    can: {
      give: yes('give-access'),
      look: isResponsible(actor, lease) && isKept ? yes('look-at-access') : 'no',
      takeBack: yes('take-back-access'),
      end: yes('end-access'),
    },
    links: { self: pathOfLease(id), ticket: pathOfTicket(state.ticketId) },
  };
}

function isResponsible({ shortId, role }: PersonActor, { assignee }: Pick<LeaseRead, 'assignee'>): boolean {
  return role !== 'client' && shortId === assignee;
}

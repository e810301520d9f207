import type { Instant } from '../../time';
import { isClient, isStaff } from '../../policy/actor';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { startClocks } from '../effects/clocks';
import { isVisitOpen } from '../state/visits';
import { effectiveAt } from '../../process';
import { firstProgress, isTooFarAhead } from '../../visit-progress';
import { answerWords, deskSpoke, endByVisit, enterStage, isWorkable, oweLimit, workStage } from '../effects/shared';

/** What cannot be solved remotely: a request of its own for a field visit (SK-14, SK-16). */
export interface RequestVisit {
  readonly type: 'request-visit';
  /** Code of the federal subject of the work address. */
  readonly subject: string;
  readonly address: string;
  readonly contact: string;
  readonly vehicles: number;
  readonly readyAt?: Instant;
  /** What the technician has to be good at; codes of the regulation. */
  readonly skills?: readonly string[];
}

/** A fleet at several addresses; beyond that a client talks to the desk. */
const mostOpenVisits = 40;

export interface RequestVisitEvents {
  'visit-requested': {
    visitId: string;
    subject: string;
    vehicles: number;
    byRole: 'client' | 'staff';
    readyAt: Instant | null;
    messageId: string;
    /** The visit was opened with it; missing in events from before visits had a life of their own. */
    opened?: true;
    skills?: string[];
  };
}

export const requestVisit: TicketRule<RequestVisit, RequestVisitEvents> = {
  type: 'request-visit',
  grant: { client: 'author', staff: desk },
  check(state, { regulation }, actor) {
    if (regulation.visits === undefined) return refuse('visit-not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    if (!isWorkable(state)) return refuse('already-solved');
    const many = state.visits.filter(isVisitOpen).length >= mostOpenVisits;
    return isClient(actor) && many ? refuse('too-often') : null;
  },
  decide(draft, { subject, vehicles, readyAt, skills = [] }, { id, actor }, { rules }) {
    if (rules.region(subject) === undefined) return refuse('unknown-region');
    const known = rules.regulation.visits?.skills ?? {};
    if (!skills.every((skill) => Object.hasOwn(known, skill))) return refuse('unknown-skill');
    if (readyAt !== undefined && isTooFarAhead(readyAt, draft.at)) return refuse('ready-too-far');
    const byStaff = isStaff(actor);
    if (byStaff) {
      answerWords(draft, rules);
      deskSpoke(draft);
    }
    draft.emit({
      type: 'visit-requested',
      visitId: id,
      subject,
      vehicles,
      byRole: byStaff ? 'staff' : 'client',
      readyAt: readyAt ?? null,
      messageId: id,
      opened: true,
      skills: [...skills],
    });
    endByVisit(draft, rules, draft.at);
    oweLimit(draft, rules);
    if (draft.state.stage === 'resolution') enterStage(draft, workStage(draft.state));
    startClocks(draft, rules, 'visit-requested', { subject: id });
    return null;
  },
  message: ({ address, contact }) => ({ kind: 'visit', text: `${address}\n${contact}` }),
  folds: {
    'visit-requested': (state, event) => ({
      ...state,
      visits: [
        ...state.visits,
        {
          id: event.visitId,
          cycle: state.cycle,
          at: effectiveAt(event),
          byRole: event.byRole,
          subject: event.subject,
          vehicles: event.vehicles,
          number: `${state.tid}/${state.visits.length + 1}`,
          progress: event.opened === true ? firstProgress : null,
          overAt: null,
        },
      ],
    }),
  },
};

import type { BodyOf, EventOf, Rules, RulesPin } from '../../process';
import type { Region } from '../../regulation';
import type { Instant } from '../../time';
import { turnKeys, visitRule } from '../effects/clocks';
import type { VisitEventBodies } from '../state/events';
import type { VisitDraft } from '../state/rule';
import type { Site } from '../state/state';

/** A request as the ticket took it, with everything that was looked up for it. */
export interface OpenVisit {
  readonly type: 'open-visit';
  readonly visitId: string;
  readonly number: string;
  readonly ticketId: string;
  readonly desk: string;
  readonly clientId: string;
  readonly pin: RulesPin;
  readonly requestedBy: 'client' | 'staff';
  readonly cycle: number;
  readonly site: Site;
  readonly topic: string;
  readonly level: string | null;
  readonly priority: string;
  readonly vehicles: number;
  readonly skills: readonly string[];
  /** Since when the vehicle stands ready; before the request that is the request's own instant. */
  readonly readyAt: Instant | null;
}

/** The ticket that asks for a visit, as far as the visit needs it. */
interface Asking {
  readonly id: string;
  readonly desk: string;
  readonly clientId: string;
  readonly cycle: number;
  readonly topic: string;
  readonly level: string | null;
  readonly priority: string;
  readonly rules: RulesPin;
  readonly visits: readonly { readonly id: string; readonly number: string }[];
}

/** What it asks for. */
interface Asked {
  readonly visitId: string;
  readonly byRole: 'client' | 'staff';
  readonly vehicles: number;
  readonly skills?: readonly string[];
  readonly readyAt: Instant | null;
}

/** The request as the visit's first command. @throws for one that the ticket does not know */
export function visitAsked(ticket: Asking, asked: Asked, region: Region): OpenVisit {
  const number = ticket.visits.find(({ id }) => id === asked.visitId)?.number;
  if (number === undefined) throw new Error('a visit was requested that its ticket does not know');
  const { id: ticketId, desk, clientId, cycle, topic, level, priority, rules: pin } = ticket;
  return {
    type: 'open-visit',
    visitId: asked.visitId,
    number,
    ticketId,
    desk,
    clientId,
    pin,
    requestedBy: asked.byRole,
    cycle,
    site: { subject: region.code, district: region.district, timeZone: region.timeZone },
    topic,
    level,
    priority,
    vehicles: asked.vehicles,
    skills: asked.skills ?? [],
    readyAt: asked.readyAt,
  };
}

/** What a request comes to. */
export function openedBy(body: OpenVisit, rules: Rules): BodyOf<EventOf<Pick<VisitEventBodies, 'visit-opened'>>> {
  const { type: _type, pin, readyAt: _readyAt, skills, ...facts } = body;
  const needsReadiness = visitRule(rules).startsWhen.includes('ready');
  return { type: 'visit-opened', ...facts, skills: [...skills], rules: pin, needsReadiness };
}

/** The clock, where both keys are there already. */
export function beginVisit(draft: VisitDraft, { readyAt }: OpenVisit, rules: Rules): void {
  if (readyAt !== null) draft.emit({ type: 'readiness-given', from: Math.max(readyAt, draft.at), because: 'word' });
  turnKeys(draft, rules);
}

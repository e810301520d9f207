import type { Cause } from '../../ticket/draft';
import type { TicketRules } from '../../ticket/rules';
import type { RulesPin } from '../../ticket/state';
import type { Instant } from '../../time';
import { turnKeys, visitRule } from '../clocks';
import { VisitDraft } from '../draft';
import type { Site } from '../state';

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

/** Never refused: the ticket has decided. */
export function openVisit(body: OpenVisit, cause: Cause, rules: TicketRules): VisitDraft {
  const { type: _type, pin, readyAt, skills, ...facts } = body;
  const needsReadiness = visitRule(rules).startsWhen.includes('ready');
  const draft = VisitDraft.open(
    { type: 'visit-opened', ...facts, skills: [...skills], rules: pin, needsReadiness },
    cause,
  );
  if (readyAt !== null) draft.emit({ type: 'readiness-given', from: Math.max(readyAt, cause.at), because: 'word' });
  turnKeys(draft, rules);
  return draft;
}

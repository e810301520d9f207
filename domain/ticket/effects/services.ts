import { refuse, type Refusal } from '../../policy/refusals';
import type { Instant } from '../../time';
import { stopClocks, type Rules } from '../../process';
import { firstService, lookUp } from '../../regulation';
import type { TicketDraft } from '../state/rule';
import { resumeClocks, startClocks, stoppedByHandOver } from './clocks';
import type { TicketState } from '../state/state';

/**
 * A hand-over came to nothing: the time of the service that holds the ticket goes on with what was left of it. That in between was
 * the other one's.
 */
export function resumeOwnTime(draft: TicketDraft, rules: Rules, since: Instant): void {
  const away = { from: since, to: draft.at, cause: 'handed-over', owner: 'us' } as const;
  resumeClocks(draft, rules, stoppedByHandOver(draft.state, since), [away]);
}

/** What is solved or closed nobody has to take any more: it stays with the service that holds it. */
export function lapseHandOver(draft: TicketDraft, because: 'solved' | 'closed' | 'unanswered'): void {
  const { pending } = draft.state.service;
  if (pending === null) return;
  draft.emit({ type: 'hand-over-lapsed', service: pending.to, because });
  stopClocks(draft, { until: ['service-answered'] });
}

/**
 * A rule of the desk asks a service to take the ticket, instead of one that has not answered. Where it is the one that holds the
 * ticket, the hand-over comes to nothing.
 */
export function moveByRule(draft: TicketDraft, rules: Rules, to: string): void {
  const { pending, holds } = draft.state.service;
  if (pending !== null) {
    lapseHandOver(draft, 'unanswered');
    resumeOwnTime(draft, rules, pending.since);
  }
  if (holds === null || to === holds) return;
  draft.emit({ type: 'handed-over', service: to, fromService: holds, messageId: null });
  stopClocks(draft, { until: ['handed-over'] });
  startClocks(draft, rules, 'handed-over', { subject: draft.cause.commandId });
}

/** Why a rule cannot do that; null: it can. */
export function whyNotMoved({ service }: TicketState, { regulation }: Rules, to: string): Refusal | null {
  const { holds, pending, byRule } = service;
  if (holds === null) return refuse('no-other-service');
  if (lookUp(regulation.services, to) === undefined) return refuse('unknown-service');
  if (pending?.to === to) return refuse('hand-over-pending');
  if (to === holds) return pending === null ? refuse('own-service') : null;
  // Asked by one rule and the other in turn, two services would never come to an end.
  return byRule.includes(to) ? refuse('asked-by-rule') : null;
}

/** Under rules that know no service of this code, or that name services for the first time, the first of them holds the ticket. */
export function settleService(draft: TicketDraft, { regulation }: Rules): void {
  const { holds } = draft.state.service;
  const first = firstService(regulation);
  if (first === null || (holds !== null && lookUp(regulation.services, holds) !== undefined)) return;
  draft.emit({ type: 'service-set', service: first });
}

import { refuse, type Refusal } from '../../policy/refusals';
import type { Instant } from '../../time';
import { stopClocks, type Rules } from '../../process';
import { firstService, lookUp } from '../../regulation';
import type { EventBodies } from '../state/events';
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
export function lapseHandOver(draft: TicketDraft, because: EventBodies['hand-over-lapsed']['because']): void {
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
  takeBack(draft, rules, 'unanswered');
  const { holds } = draft.state.service;
  if (holds !== null && to !== holds) askService(draft, rules, { to, from: holds, messageId: null });
}

/** The result of a preliminary test asks the service of its zone to take the ticket, whoever was asked before (HD-4). */
export function routeByTest(
  draft: TicketDraft,
  rules: Rules,
  { to, found, messageId }: { readonly to: string; readonly found: string; readonly messageId: string | null },
): void {
  takeBack(draft, rules, 'routed');
  const { holds } = draft.state.service;
  if (holds !== null && to !== holds) askService(draft, rules, { to, from: holds, messageId, found });
}

/** What of it is still to be done. `nothing`: the ticket is there, or on its way there. */
export function routing({ stage, service }: TicketState, to: string): 'nothing' | 'hand-over' | Refusal {
  const { holds, pending } = service;
  if (holds === null) return refuse('no-other-service');
  if ((pending?.to ?? holds) === to) return 'nothing';
  return stage === 'solved' ? refuse('already-solved') : 'hand-over';
}

/** Another service is asked to take it. */
export function askService(
  draft: TicketDraft,
  rules: Rules,
  {
    to,
    from,
    ...how
  }: { readonly to: string; readonly from: string; readonly messageId: string | null; readonly found?: string },
): void {
  draft.emit({ type: 'handed-over', service: to, fromService: from, ...how });
  stopClocks(draft, { until: ['handed-over'] });
  startClocks(draft, rules, 'handed-over', { subject: draft.cause.commandId });
}

/** What waits for an answer comes to nothing, and the service that holds the ticket goes on. */
function takeBack(draft: TicketDraft, rules: Rules, because: 'unanswered' | 'routed'): void {
  const { pending } = draft.state.service;
  if (pending === null) return;
  lapseHandOver(draft, because);
  resumeOwnTime(draft, rules, pending.since);
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

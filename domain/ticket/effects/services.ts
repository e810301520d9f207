import type { Instant } from '../../time';
import { stopClocks, type Rules } from '../../process';
import { firstService, lookUp } from '../../regulation';
import type { TicketDraft } from '../state/rule';
import { resumeClocks, stoppedByHandOver } from './clocks';

/**
 * A hand-over came to nothing: the time of the service that holds the ticket goes on with what was left of it. That in between was
 * the other one's.
 */
export function resumeOwnTime(draft: TicketDraft, rules: Rules, since: Instant): void {
  const away = { from: since, to: draft.at, cause: 'handed-over', owner: 'us' } as const;
  resumeClocks(draft, rules, stoppedByHandOver(draft.state, since), [away]);
}

/** What is solved or closed nobody has to take any more: it stays with the service that holds it. */
export function lapseHandOver(draft: TicketDraft, because: 'solved' | 'closed'): void {
  const { pending } = draft.state.service;
  if (pending === null) return;
  draft.emit({ type: 'hand-over-lapsed', service: pending.to, because });
  stopClocks(draft, { until: ['service-answered'] });
}

/** Under rules that know no service of this code, or that name services for the first time, the first of them holds the ticket. */
export function settleService(draft: TicketDraft, { regulation }: Rules): void {
  const { holds } = draft.state.service;
  const first = firstService(regulation);
  if (first === null || (holds !== null && lookUp(regulation.services, holds) !== undefined)) return;
  draft.emit({ type: 'service-set', service: first });
}

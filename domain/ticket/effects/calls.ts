/** Calls to the client that are owed: until the client was reached, or has agreed (HD-7). */
import type { Instant } from '../../time';
import { runningClocks, stopClocks, type Rules } from '../../process';
import { clocksFrom } from '../../regulation';
import { situationOf } from '../situation';
import { agreedByPhone } from '../state/agreement';
import type { TicketDraft } from '../state/rule';
import { resumeClocks, startClocks } from './clocks';

/**
 * The client was not reached, so that the next call is owed, counted from this one: the clock of the call that was owed ends, and one
 * of the next begins. A call that was before the clock says nothing of it.
 */
export function oweNextCall(draft: TicketDraft, rules: Rules, messageId: string): void {
  if (draft.state.stage === 'closed') return;
  const again = clocksFrom(rules.regulation, 'client-not-reached', situationOf(draft.state, rules));
  for (const [code] of again) stopClocks(draft, { code, begunBy: draft.at });
  startClocks(draft, rules, 'client-not-reached', { subject: messageId });
}

/** The client was reached, has heard of the solution if there was one by then, and may have agreed to it. */
export function reachedByCall(draft: TicketDraft): void {
  stopClocks(draft, { until: ['call-logged'], begunBy: draft.at });
  if (draft.state.stage === 'solved') stopClocks(draft, { until: ['client-told'], begunBy: draft.at });
  if (agreedByPhone(draft.state)) stopClocks(draft, { until: ['agreed'], begunBy: draft.at });
}

/** The letter by which the client had heard of the solution came back: nobody has told it, and that is owed as before (HD-7). */
export function oweTellingAgain(draft: TicketDraft, rules: Rules, deliveredAt: Instant): void {
  const ended = draft.state.clocks.filter(
    ({ stoppedAt, until, cycle }) =>
      stoppedAt === deliveredAt && cycle === draft.state.cycle && until.includes('client-told'),
  );
  resumeClocks(draft, rules, ended, []);
}

/** A solution that does not stand any more needs no call about it. */
export function stopCallsOf(draft: TicketDraft, solvedAt: Instant): void {
  for (const { key, startedAt } of runningClocks(draft.state, { from: ['client-not-reached'] }))
    if (startedAt >= solvedAt) draft.emit({ type: 'clock-stopped', key });
}

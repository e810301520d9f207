/** What several commands do alike to a ticket. */
import type { Instant } from '../time';
import { mayPause } from '../regulation';
import type { Stage } from '../regulation/types';
import { owesLimit, resumeClocks, runningClocks, startClocks, stopClocks, unpauseClocks, pauseClocks } from './clocks';
import type { Draft } from './draft';
import type { TicketRules } from './rules';
import type { Closing, TicketState } from './state';

export function enterStage(draft: Draft, stage: Stage): void {
  if (draft.state.stage !== stage) draft.emit({ type: 'stage-entered', stage });
}

/** Open for the desk's work: not closed, and not solved unless the client has spoken since. */
export function isWorkable(state: TicketState): boolean {
  return state.stage !== 'closed' && (state.stage !== 'solved' || state.words.length > 0);
}

/** The stage after triage, or after a solution was taken back: a visit goes on where it ended the limit of the topic. */
export function workStage(state: TicketState): Stage {
  const limited = state.clocks.some((clock) => clock.cycle === state.cycle && clock.until === 'topic');
  const running = runningClocks(state, { until: ['topic'] }).length > 0;
  return state.visits.some((visit) => visit.at >= state.cycleStartedAt) && limited && !running ? 'visit' : 'resolution';
}

export function beginWait(draft: Draft, rules: TicketRules, reason: string): void {
  const wait = draft.state.wait;
  if (wait === null) return;
  const codes = Object.keys(rules.regulation.clocks).filter((clock) => mayPause(rules.regulation, reason, clock));
  pauseClocks(draft, codes, waitCause(reason), wait.owner);
  if (wait.until !== null) startClocks(draft, rules, 'wait', { due: wait.until, subject: reason });
}

export function endWait(draft: Draft, because: 'resumed' | 'replaced' | 'client-word' | 'solved' | 'closed'): void {
  const wait = draft.state.wait;
  if (wait === null) return;
  draft.emit({ type: 'wait-ended', reason: wait.reason, because });
  unpauseClocks(draft, waitCause(wait.reason));
  stopClocks(draft, { from: ['wait'] });
}

function waitCause(reason: string): string {
  return `wait:${reason}`;
}

export function lapseProposal(draft: Draft, because: 'time' | 'solved' | 'closed'): void {
  const proposal = draft.state.proposal;
  if (proposal === null) return;
  draft.emit({ type: 'extension-expired', proposalId: proposal.id, because });
  stopClocks(draft, { from: ['proposal'] });
}

/** A word of the client: waiting for the client is over, and silence is broken. */
export function clientSpoke(draft: Draft, rules: TicketRules, messageId: string): void {
  if (draft.state.wait?.owner === 'client') endWait(draft, 'client-word');
  stopClocks(draft, { until: ['client-word'] });
  startClocks(draft, rules, 'client-word', { subject: messageId });
}

/** A public word of the desk: reactions are given, a lost letter and a refused signal have been dealt with. */
export function deskSpoke(draft: Draft): void {
  stopClocks(draft, { until: ['reaction'] });
  stopClocks(draft, { until: ['answered'], from: ['delivery-failed'] });
}

/**
 * The solution did not hold: resolution goes on as of the client's word, and the time in between was the client's.
 * Clocks that a visit had ended stay ended.
 */
export function resumeResolution(draft: Draft, rules: TicketRules, because: 'objection' | 'word', asOf: Instant): void {
  const solvedAt = draft.state.solution?.at ?? asOf;
  stopClocks(draft, { from: ['solution-delivered', 'word-after-solution'] });
  draft.emit({ type: 'resolution-resumed', because, asOf });
  resumeClocks(draft, ['topic', 'solution'], solvedAt, asOf, 'solution', 'client');
  enterStage(draft, workStage(draft.state));
  oweLimit(draft, rules);
}

/** Any answer of the desk but `mark-courtesy` to a word written while solved takes the solution back (DESIGN section 5). */
export function answerWords(draft: Draft, rules: TicketRules): void {
  const [first] = draft.state.words;
  if (draft.state.stage === 'solved' && first !== undefined) resumeResolution(draft, rules, 'word', first.at);
}

/** Where the limit is to be agreed, somebody owes the agreement, by a date. */
export function oweLimit(draft: Draft, rules: TicketRules): void {
  const duty = runningClocks(draft.state, { from: ['limit-missing'] });
  if (owesLimit(draft.state)) {
    if (duty.length === 0) startClocks(draft, rules, 'limit-missing');
  } else if (duty.length > 0) stopClocks(draft, { from: ['limit-missing'] });
}

/** A topic that asks for a call, and none was logged: somebody owes it, the other clocks run anyway (SK-15). */
export function owePhoneCall(draft: Draft, rules: TicketRules): void {
  const { required, loggedAt } = draft.state.phoneCall;
  const duty = runningClocks(draft.state, { from: ['phone-call-missing'] });
  if (required && loggedAt === null) {
    if (duty.length === 0) startClocks(draft, rules, 'phone-call-missing');
  } else if (duty.length > 0) stopClocks(draft, { from: ['phone-call-missing'] });
}

/** Terminal: every clock stops. */
export function closeTicket(draft: Draft, how: Closing): void {
  endWait(draft, 'closed');
  lapseProposal(draft, 'closed');
  stopClocks(draft, {});
  draft.emit({ type: 'closed', how });
  enterStage(draft, 'closed');
}

/** The specialist who answers a ticket nobody has takes it. */
export function takeIfUnassigned(draft: Draft, shortId: string | null): void {
  if (draft.state.assignee === null && shortId !== null) {
    draft.emit({ type: 'assigned', to: shortId, from: null, reason: null });
  }
}

/** A manager's act answers what a hand in the engine's console could not do. */
export function seeRefusedSignals(draft: Draft): void {
  stopClocks(draft, { from: ['signal-refused'] });
}

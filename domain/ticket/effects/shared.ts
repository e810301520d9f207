/** What several commands do alike to a ticket. */
import type { Instant, Term } from '../../time';
import type { Actor } from '../../policy/actor';
import { mayPause } from '../../regulation';
import type { Stage } from '../../regulation';
import {
  isOwed,
  isRunning,
  runningClocks,
  stopClocks,
  unpauseClocks,
  pauseClocks,
  type ClockPause,
  type Rules,
} from '../../process';
import {
  endedByVisit,
  owesLimit,
  reruleClocks,
  resumeClocks,
  startClocks,
  stoppedByHandOver,
  stoppedClocks,
  waitCause,
} from './clocks';
import { lapseConsents } from './consents';
import { followLevel } from './level';
import { stopCallsOf } from './calls';
import { lapseProposal } from './proposals';
import { lapseHandOver, resumeOwnTime } from './services';
import { dropWork } from './works';
import type { TicketDraft } from '../state/rule';
import type { EventBodies } from '../state/events';
import type { Closing, SolutionKind, TicketState } from '../state/state';
import { visitsUnderWay } from '../state/visits';

export function enterStage(draft: TicketDraft, stage: Stage): void {
  if (draft.state.stage !== stage) draft.emit({ type: 'stage-entered', stage });
}

/** Open for the desk's work: not closed, and not solved unless the client has spoken since. */
export function isWorkable(state: TicketState): boolean {
  return state.stage !== 'closed' && (state.stage !== 'solved' || state.words.length > 0);
}

/** Whether the solution that stands is this person's: nobody confirms an own one, whatever the roles. */
export function isOwnSolution({ solution }: TicketState, actor: Actor): boolean {
  return actor.kind === 'person' && actor.personId === solution?.personId;
}

/** The stage after triage, or after a solution was taken back: a visit goes on where it ended the limit of the topic. */
export function workStage(state: TicketState): Stage {
  const limits = state.clocks.filter(
    (clock) =>
      clock.cycle === state.cycle && clock.from === 'opened' && clock.until.includes('solution') && isOwed(clock),
  );
  const limited = limits.length > 0;
  const running = limits.some(isRunning);
  return visitsUnderWay(state).length > 0 && limited && !running ? 'visit' : 'resolution';
}

export function beginWait(draft: TicketDraft, rules: Rules, reason: string): void {
  const wait = draft.state.wait;
  if (wait === null) return;
  const codes = Object.keys(rules.regulation.clocks).filter((clock) => mayPause(rules.regulation, reason, clock));
  pauseClocks(draft, codes, waitCause(reason), wait.owner);
  startClocks(draft, rules, 'wait', { ...(wait.until === null ? {} : { due: wait.until }), subject: reason });
}

export function endWait(draft: TicketDraft, because: EventBodies['wait-ended']['because']): void {
  const wait = draft.state.wait;
  if (wait === null) return;
  draft.emit({ type: 'wait-ended', reason: wait.reason, because });
  unpauseClocks(draft, waitCause(wait.reason));
  stopClocks(draft, { from: ['wait'] });
}

/** What was said ends: a wait for the client, and silence. What began since is about something else. */
export function clientHeard(draft: TicketDraft): void {
  const { wait } = draft.state;
  if (wait?.owner === 'client' && wait.since <= draft.at) endWait(draft, 'client-word');
  stopClocks(draft, { from: ['delivery-failed'], begunBy: draft.at });
  stopClocks(draft, { until: ['client-word'] });
}

/** A word of the client. It asks for a reaction where the desk can react. */
export function clientSpoke(draft: TicketDraft, rules: Rules, messageId: string): void {
  clientHeard(draft);
  const { stage } = draft.state;
  if (stage !== 'solved' && stage !== 'closed') startClocks(draft, rules, 'client-word', { subject: messageId });
}

/** A word of the client in the ticket. */
export function clientWrote(draft: TicketDraft, rules: Rules, messageId: string): void {
  clientSpoke(draft, rules, messageId);
  keepWord(draft, rules, messageId);
}

/**
 * Written while solved or after closing, a word of the client is put before a person; of a duplicate it goes on to the ticket that
 * goes on.
 *
 * @param via the tickets that it has come through: none of them gets it again
 */
export function keepWord(draft: TicketDraft, rules: Rules, messageId: string, via: readonly string[] = []): void {
  const { stage, closed } = draft.state;
  if (stage !== 'solved' && stage !== 'closed') return;
  const goesOn = closed?.of;
  if (goesOn !== undefined && !via.includes(goesOn.id)) {
    draft.emit({ type: 'word-passed-on', messageId, ticketId: goesOn.id, tid: goesOn.tid });
    return;
  }
  const after = stage === 'solved' ? 'solution' : 'closing';
  draft.emit({ type: 'word-kept', messageId, after });
  startClocks(draft, rules, `word-after-${after}`, { subject: messageId });
}

/** A public word of the desk is a reaction. */
export function deskSpoke(draft: TicketDraft): void {
  stopClocks(draft, { until: ['reaction'] });
}

/** The solution has reached the client, and silence begins to count; not while a word of the client waits for judgement. */
export function solutionArrived(draft: TicketDraft, rules: Rules, at: Instant): void {
  const { stage, solution, words } = draft.state;
  if (stage !== 'solved' || solution === null) return;
  if (solution.deliveredAt === null) {
    draft.emit({ type: 'solution-delivered', solutionId: solution.id, deliveredAt: at });
    stopClocks(draft, { until: ['client-told'] }, at);
  }
  const silence = runningClocks(draft.state, { from: ['solution-delivered'] });
  if (words.length === 0 && silence.length === 0) {
    startClocks(draft, rules, 'solution-delivered', { at, subject: solution.id });
  }
}

/** The client was reached in spite of a letter that came back: what the letter said has arrived with that. */
export function reachedAfterFailure(draft: TicketDraft, rules: Rules): void {
  const failures = { from: ['delivery-failed'], begunBy: draft.at } as const;
  if (runningClocks(draft.state, failures).length === 0) return;
  stopClocks(draft, failures);
  solutionArrived(draft, rules, draft.at);
}

/** The rule in force after a change of topic, priority, level, vehicles or rules. */
export function rerule(draft: TicketDraft, rules: Rules): void {
  followLevel(draft, rules);
  reruleClocks(draft, rules);
  const { stage } = draft.state;
  // What it was held to before it was solved or closed stays as it was; a clock that runs on then gets its rule then.
  if (stage === 'closed' || stage === 'solved') return;
  followVisits(draft, rules, []);
  oweLimit(draft, rules);
  owePhoneCall(draft, rules);
}

/**
 * Whether a visit that is open has ended the limit is for the topic to say, also for one that the ticket was given since.
 */
function followVisits(draft: TicketDraft, rules: Rules, stood: readonly ClockPause[]): void {
  const { stage } = draft.state;
  const [first] = visitsUnderWay(draft.state);
  if (first === undefined) return;
  const ending = endedByVisit(draft.state, rules);
  for (const code of ending) stopClocks(draft, { code, from: ['opened'], until: ['visit-requested'] }, first.at);
  const stopped = stoppedClocks(draft.state, ['visit-requested']).filter(({ code }) => !ending.includes(code));
  resumeClocks(draft, rules, stopped, stood);
  if (stage !== 'triage') enterStage(draft, workStage(draft.state));
}

/**
 * The solution did not hold: resolution goes on as of the client's word, and the time in between was the client's.
 * Clocks that a visit had ended stay ended while there is one to wait for.
 */
export function resumeResolution(
  draft: TicketDraft,
  rules: Rules,
  because: 'objection' | 'word' | 'another-solution',
  asOf: Instant,
): void {
  const solvedAt = draft.state.solution?.at ?? asOf;
  stopClocks(draft, { from: ['solution-delivered', 'word-after-solution', 'solved'] });
  stopCallsOf(draft, solvedAt);
  draft.emit({ type: 'resolution-resumed', because, since: asOf });
  const judged: ClockPause = { from: solvedAt, to: asOf, cause: 'solution', owner: 'client' };
  const stopped = stoppedClocks(draft.state, ['solution', 'estimate']).filter(
    ({ stoppedAt }) => stoppedAt === solvedAt,
  );
  resumeClocks(draft, rules, stopped, [judged]);
  resumeClocks(draft, rules, stoppedByHandOver(draft.state, solvedAt), [judged]);
  if (visitsUnderWay(draft.state).length > 0) followVisits(draft, rules, [judged]);
  else resumeAfterVisits(draft, rules, [{ from: 0, to: solvedAt, cause: 'visit', owner: 'us' }, judged]);
  enterStage(draft, workStage(draft.state));
  oweLimit(draft, rules);
  owePhoneCall(draft, rules);
}

/** Any answer of the desk but `mark-courtesy` to a word written while solved takes the solution back (DESIGN section 5). */
export function answerWords(draft: TicketDraft, rules: Rules, by: 'word' | 'another-solution' = 'word'): void {
  const [first] = draft.state.words;
  if (draft.state.stage === 'solved' && first !== undefined) resumeResolution(draft, rules, by, first.at);
}

/** Where the limit is to be agreed, somebody owes the agreement, by a date. */
export function oweLimit(draft: TicketDraft, rules: Rules): void {
  const duty = runningClocks(draft.state, { from: ['limit-missing'] });
  if (owesLimit(draft.state)) {
    if (duty.length === 0) startClocks(draft, rules, 'limit-missing');
  } else if (duty.length > 0) stopClocks(draft, { from: ['limit-missing'] });
}

/** A topic that asks for a call, and none was logged: somebody owes it, the other clocks run anyway (SK-15). */
export function owePhoneCall(draft: TicketDraft, rules: Rules): void {
  const { required, loggedAt } = draft.state.phoneCall;
  const duty = runningClocks(draft.state, { from: ['phone-call-missing'] });
  if (required && loggedAt === null) {
    if (duty.length === 0) startClocks(draft, rules, 'phone-call-missing');
  } else if (duty.length > 0) stopClocks(draft, { from: ['phone-call-missing'] });
}

/** Terminal: every clock stops but those that begin with it. @param by what the ending names, and the word that it was */
export function closeTicket(
  draft: TicketDraft,
  rules: Rules,
  how: Closing,
  by: Omit<EventBodies['closed'], 'how'> = {},
): void {
  endWait(draft, 'closed');
  lapseProposal(draft, 'closed');
  lapseConsents(draft, 'closed');
  lapseHandOver(draft, 'closed');
  dropWork(draft);
  stopClocks(draft, {});
  draft.emit({ type: 'closed', how, ...by });
  enterStage(draft, 'closed');
  startClocks(draft, rules, 'closed');
}

/** The specialist who answers a ticket nobody has takes it. */
export function takeIfUnassigned(draft: TicketDraft, shortId: string | null): void {
  if (draft.state.assignee === null && shortId !== null) {
    draft.emit({ type: 'assigned', to: shortId, from: null, reason: null });
  }
}

/** What a hand in the engine's console asked for and cannot have is put before a manager. */
export function oweRefusedSignal(draft: TicketDraft, rules: Rules, signal: string): void {
  if (draft.state.stage !== 'closed') startClocks(draft, rules, 'signal-refused', { subject: signal });
}

/** A manager's act answers what a hand in the engine's console could not do. */
export function seeRefusedSignals(draft: TicketDraft): void {
  stopClocks(draft, { from: ['signal-refused'] });
}

/**
 * The conclusion, of any kind: it stops the limits, and agreement or silence makes it final (SK-20).
 *
 * @param agreed time for objection agreed on the ticket, instead of the regulation's
 */
export function bringSolution(
  draft: TicketDraft,
  rules: Rules,
  { id, kind, agreed }: { readonly id: string; readonly kind: SolutionKind; readonly agreed?: Term | undefined },
): void {
  const { objection, countsFrom, source } = rules.regulation.solution;
  endWait(draft, 'solved');
  lapseProposal(draft, 'solved');
  lapseConsents(draft, 'solved');
  const { pending } = draft.state.service;
  lapseHandOver(draft, 'solved');
  // An objection takes it up where the solution ends it.
  if (pending !== null) resumeOwnTime(draft, rules, pending.since);
  const applied = { term: agreed ?? objection, source: agreed === undefined ? source : 'ticket' };
  draft.emit({ type: 'solved', solutionId: id, kind, objection: applied });
  deskSpoke(draft);
  stopClocks(draft, { until: ['first-answer', 'solution', 'estimate', 'limit-agreed', 'call-logged', 'handed-over'] });
  enterStage(draft, 'solved');
  startClocks(draft, rules, 'solved', { subject: id });
  if (countsFrom === 'solution') startClocks(draft, rules, 'solution-delivered', { subject: id });
}

/**
 * A visit ends the clocks whose rule says so for the ticket as it stands. The rule is asked again: of clocks of earlier releases it
 * is not known what they were started under.
 */
export function endByVisit(draft: TicketDraft, rules: Rules, at: Instant): void {
  for (const code of endedByVisit(draft.state, rules)) stopClocks(draft, { code, until: ['visit-requested'] }, at);
}

/** The clocks that requests of visits had ended run on: no visit is left to wait for. */
export function resumeAfterVisits(draft: TicketDraft, rules: Rules, stood: readonly ClockPause[]): void {
  resumeClocks(draft, rules, stoppedClocks(draft.state, ['visit-requested']), stood);
}

/** What a regulation has the process do by itself when a clock comes to a moment. Whoever is told then is told of it. */
import { refuse, type Refusal } from '../../policy/refusals';
import { isOpen } from '../../parts';
import { isOwed, isRunning, type ClockState, type Rules, type Tick } from '../../process';
import { lookUp, type RuleAct } from '../../regulation';
import type { TicketDraft } from '../state/rule';
import type { TicketState } from '../state/state';
import { visitsUnderWay } from '../state/visits';
import { setPriority } from './level';
import { moveByRule, whyNotMoved } from './services';
import { closeTicket, rerule } from './shared';

/**
 * Does what the rule of a clock says for this moment, or records why it cannot be. A moment comes once for each due instant, so
 * that nothing is done twice.
 */
export function actByRule(draft: TicketDraft, { key, code }: ClockState, tick: Tick, rules: Rules): void {
  const act = lookUp(lookUp(rules.regulation.clocks, code)?.tell ?? {}, tick.code)?.act;
  if (act === undefined) return;
  const refusal = refusalOf(act, draft.state, rules);
  const { do: what, source } = act;
  draft.emit({ type: 'rule-acted', key, act: what, ...towards(act), source, refused: refusal?.refused ?? null });
  if (refusal === null) done(draft, act, rules);
}

/** What a machine does has an instant and no owner: nothing is left of its clock once it is done. */
export function endIfDone(draft: TicketDraft, { key }: ClockState): void {
  const clock = draft.state.clocks.find((each) => each.key === key);
  if (clock === undefined || !isRunning(clock) || isOwed(clock)) return;
  if (!clock.aim.thresholds.some(({ armed }) => armed)) draft.emit({ type: 'clock-stopped', key });
}

function refusalOf(act: RuleAct, state: TicketState, rules: Rules): Refusal | null {
  switch (act.do) {
    case 'close':
      if (state.stage === 'closed') return refuse('ticket-closed');
      if (state.words.length > 0) return refuse('word-waits');
      return isUnderWay(state) ? refuse('work-under-way') : null;
    case 'ask-rating':
      if (state.closed === null) return refuse('not-closed');
      if (state.ratings.some(({ cycle }) => cycle === state.cycle)) return refuse('already-rated');
      return state.closed.of === undefined ? null : refuse('goes-on-elsewhere');
    case 'escalate':
      return isWorked(state) ?? whyNotRaised(state, rules, act.to);
    case 'hand-over':
      return isWorked(state) ?? whyNotMoved(state, rules, act.to);
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** What is raised to, or handed over to. */
function towards(act: RuleAct): { readonly priority?: string; readonly service?: string } {
  switch (act.do) {
    case 'close':
    case 'ask-rating':
      return {};
    case 'escalate':
      return { priority: act.to };
    case 'hand-over':
      return { service: act.to };
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** Raising and handing over are for work that goes on. */
function isWorked({ stage }: TicketState): Refusal | null {
  return stage === 'closed' ? refuse('ticket-closed') : stage === 'solved' ? refuse('already-solved') : null;
}

/** A rule raises only: what goes first already stays there. */
function whyNotRaised({ priority }: TicketState, { regulation }: Rules, to: string): Refusal | null {
  const [now, then] = [lookUp(regulation.priorities, priority), lookUp(regulation.priorities, to)];
  if (then === undefined) return refuse('unknown-priority');
  return now !== undefined && now.rank <= then.rank ? refuse('priority-not-lower') : null;
}

/** Somebody is on the way for the ticket, or something is. */
function isUnderWay(state: TicketState): boolean {
  return visitsUnderWay(state).length > 0 || state.orders.some(isOpen);
}

function done(draft: TicketDraft, act: RuleAct, rules: Rules): void {
  switch (act.do) {
    case 'close':
      closeTicket(draft, rules, 'unanswered');
      return;
    case 'ask-rating':
      // The letter is all of it.
      return;
    case 'escalate':
      setPriority(draft, rules, act.to);
      // Limits follow it, for the same recorded time.
      rerule(draft, rules);
      return;
    case 'hand-over':
      moveByRule(draft, rules, act.to);
      return;
    default: {
      const never: never = act;
      return never;
    }
  }
}

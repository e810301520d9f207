/** What a regulation has the process do by itself when a clock comes to a moment. Whoever is told then is told of it. */
import { refuse, type Refusal } from '../../policy/refusals';
import { isOpen } from '../../parts';
import { isOwed, isRunning, type ClockState, type Rules, type Tick } from '../../process';
import { lookUp, type RuleAct } from '../../regulation';
import type { TicketDraft } from '../state/rule';
import type { TicketState } from '../state/state';
import { visitsUnderWay } from '../state/visits';
import { closeTicket } from './shared';

/**
 * Does what the rule of a clock says for this moment, or records why it cannot be. A moment comes once for each due instant, so
 * that nothing is done twice.
 */
export function actByRule(draft: TicketDraft, { key, code }: ClockState, tick: Tick, rules: Rules): void {
  const act = lookUp(lookUp(rules.regulation.clocks, code)?.tell ?? {}, tick.code)?.act;
  if (act === undefined) return;
  const refusal = refusalOf(act, draft.state);
  draft.emit({ type: 'rule-acted', key, act: act.do, source: act.source, refused: refusal?.refused ?? null });
  if (refusal === null) done(draft, act, rules);
}

/** What a machine does has an instant and no owner: nothing is left of its clock once it is done. */
export function endIfDone(draft: TicketDraft, { key }: ClockState): void {
  const clock = draft.state.clocks.find((each) => each.key === key);
  if (clock === undefined || !isRunning(clock) || isOwed(clock)) return;
  if (!clock.aim.thresholds.some(({ armed }) => armed)) draft.emit({ type: 'clock-stopped', key });
}

function refusalOf({ do: act }: RuleAct, state: TicketState): Refusal | null {
  switch (act) {
    case 'close':
      if (state.stage === 'closed') return refuse('ticket-closed');
      if (state.words.length > 0) return refuse('word-waits');
      return isUnderWay(state) ? refuse('work-under-way') : null;
    case 'ask-rating':
      if (state.closed === null) return refuse('not-closed');
      if (state.ratings.some(({ cycle }) => cycle === state.cycle)) return refuse('already-rated');
      return state.closed.of === undefined ? null : refuse('goes-on-elsewhere');
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** Somebody is on the way for the ticket, or something is. */
function isUnderWay(state: TicketState): boolean {
  return visitsUnderWay(state).length > 0 || state.orders.some(isOpen);
}

function done(draft: TicketDraft, { do: act }: RuleAct, rules: Rules): void {
  switch (act) {
    case 'close':
      closeTicket(draft, rules, 'unanswered');
      return;
    case 'ask-rating':
      // The letter is all of it.
      return;
    default: {
      const never: never = act;
      return never;
    }
  }
}

import { aimClocks } from '../process/clocks';
import { stopClocks } from '../process/clocks';
import { Draft } from './draft';
import { closeTicket, lapseProposal } from './effects';
import { tickId, type Tick } from '../process/clocks';
import type { RulesBook, TicketRules } from './rules';
import type { ClockState } from '../process/clocks';
import type { TicketState } from './state';

/** Time has reached a threshold: those whom the rule names are told, and what the process does by itself is done. */
export function decideTick(state: TicketState, tick: Tick, book: RulesBook): Draft {
  // A threshold may have passed before its clock began (an estimate for the next hour, "4 hours before"): it is told now.
  const at = Math.max(tick.at, state.lastAt);
  const draft = Draft.of(state, { at, by: { part: 'clock' }, commandId: tickId(tick) });
  const clock = state.clocks.find(({ key }) => key === tick.clock);
  if (clock === undefined) return draft;
  const rules = book.of(state.rules);
  const whom = rules.regulation.clocks[clock.code]?.tell[tick.code]?.whom ?? [];
  draft.emit({ type: 'threshold-told', key: clock.key, code: tick.code, due: tick.due, whom: [...whom] });
  act(draft, clock, tick, rules);
  aimClocks(draft, rules);
  return draft;
}

function act(draft: Draft, clock: ClockState, tick: Tick, rules: TicketRules): void {
  if (clock.from === 'proposal' && tick.code === 'due') lapseProposal(draft, 'time');
  if (clock.from !== 'solution-delivered') return;
  if (tick.code === 'warn') warn(draft);
  if (tick.code === 'due') endSilence(draft, rules);
}

function warn(draft: Draft): void {
  const { solution } = draft.state;
  if (solution !== null && solution.warnedAt === null) draft.emit({ type: 'silence-warned', solutionId: solution.id });
}

/** Closing by silence needs a warning that arrived; until it has, the silence is held. */
function endSilence(draft: Draft, rules: TicketRules): void {
  const { solution } = draft.state;
  if (solution === null) {
    stopClocks(draft, { from: ['solution-delivered'] });
    return;
  }
  const warned = rules.regulation.solution.warn === null || solution.warningDeliveredAt !== null;
  if (warned) closeTicket(draft, 'silence');
  else {
    warn(draft);
    draft.emit({ type: 'silence-held', solutionId: solution.id });
  }
}

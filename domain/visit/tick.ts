import { aimClocks, tickId, type ClockState, type Tick } from '../process/clocks';
import type { RulesBook } from '../ticket/rules';
import { VisitDraft } from './draft';
import { releaseSlot } from './slots';
import type { VisitState } from './state';

/** Time has reached a threshold: those whom the rule names are told; an offer that nobody answered frees the technician. */
export function tickVisit(state: VisitState, tick: Tick, book: RulesBook): VisitDraft {
  const at = Math.max(tick.at, state.lastAt);
  const draft = VisitDraft.of(state, { at, by: { part: 'clock' }, commandId: tickId(tick) });
  const clock = state.clocks.find(({ key }) => key === tick.clock);
  if (clock === undefined) return draft;
  const rules = book.of(state.rules);
  const rule = rules.regulation.clocks[clock.code];
  // An offer of the client is for the desk to answer: who owes is told, whoever owes it by the rule.
  const whom = (rule?.tell[tick.code]?.whom ?? []).map((audience) => (audience === rule?.owes ? clock.owes : audience));
  draft.emit({ type: 'threshold-told', key: clock.key, code: tick.code, due: tick.due, whom: [...new Set(whom)] });
  if (tick.code === 'due') lapse(draft, clock);
  aimClocks(draft, rules);
  return draft;
}

function lapse(draft: VisitDraft, clock: ClockState): void {
  const { slot } = draft.state;
  if (clock.from !== 'slot-offered' || slot === null || slot.agreedAt !== null || slot.id !== clock.subject) return;
  releaseSlot(draft, 'unanswered');
  draft.emit({ type: 'clock-stopped', key: clock.key });
}

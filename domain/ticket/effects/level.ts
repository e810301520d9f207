import type { Rules } from '../../process';
import { levelOf } from '../../regulation';
import { situationOf } from '../situation';
import type { TicketDraft } from '../state/rule';
import type { TicketState } from '../state/state';

/** The level by the rules in force, where nobody has named one: it follows a contract that began or ended (HT-1, X-2). */
export function followLevel(draft: TicketDraft, rules: Rules): void {
  if (levelBy(draft.state, rules) !== draft.state.level) classifyAnew(draft, draft.state, rules);
}

/** A priority that holds until another topic, as one that a person names; the level follows it. */
export function setPriority(draft: TicketDraft, rules: Rules, priority: string): void {
  classifyAnew(draft, { ...draft.state, priority, ownPriority: priority }, rules);
}

function classifyAnew(draft: TicketDraft, state: TicketState, rules: Rules): void {
  const { topic, priority, ownPriority, category, ownLevel, vehicles, phoneCall } = state;
  const alike = { topic, priority, ownPriority, category, ownLevel, vehicles };
  const level = levelBy(state, rules);
  draft.emit({ type: 'classified', ...alike, level, phoneCallRequired: phoneCall.required, reason: null });
}

function levelBy(state: TicketState, rules: Rules): string | null {
  return state.ownLevel ?? levelOf(rules.regulation, situationOf(state, rules));
}

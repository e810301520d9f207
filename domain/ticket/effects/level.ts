import type { Rules } from '../../process';
import { levelOf } from '../../regulation';
import { situationOf } from '../situation';
import type { TicketDraft } from '../state/rule';

/** The level by the rules in force, where nobody has named one: it follows a contract that began or ended (HT-1, X-2). */
export function followLevel(draft: TicketDraft, rules: Rules): void {
  const { state } = draft;
  const { topic, priority, ownPriority, category, ownLevel, vehicles, phoneCall } = state;
  const level = ownLevel ?? levelOf(rules.regulation, situationOf(state, rules));
  if (level === state.level) return;
  const alike = { topic, priority, ownPriority, category, ownLevel, vehicles };
  draft.emit({ type: 'classified', ...alike, level, phoneCallRequired: phoneCall.required, reason: null });
}

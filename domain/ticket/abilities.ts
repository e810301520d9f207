import type { Actor } from '../policy/actor';
import type { RefusalCode } from '../policy/refusals';
import { commands, type CommandTable } from './commands';
import { forbidden } from './decide';
import type { TicketRules } from './rules';
import type { TicketState } from './state';

/** Commands that persons give. */
export type PersonCommand = Exclude<
  keyof CommandTable,
  'delivery-report' | 'malformed-signal' | 'recalculate' | 'visit-progress'
>;

/** Which commands this person may give now, and why not the others. Content is judged when it comes. */
export function abilities(
  state: TicketState,
  actor: Actor,
  rules: TicketRules,
): Record<PersonCommand, 'yes' | RefusalCode> {
  const entries = Object.values(commands)
    .filter(({ grant }) => grant !== null)
    .map((rule) => [rule.type, forbidden(state, rule, actor, rules)?.refused ?? 'yes'] as const);
  return Object.fromEntries(entries) as Record<PersonCommand, 'yes' | RefusalCode>;
}

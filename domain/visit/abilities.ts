import type { Actor } from '../policy/actor';
import type { Standing } from '../policy/may';
import type { RefusalCode } from '../policy/refusals';
import type { TicketRules } from '../ticket/rules';
import { visitCommands, type VisitCommandTable } from './commands';
import { forbiddenOnVisit } from './decide';
import type { VisitState } from './state';

/** Commands that persons give. */
export type PersonVisitCommand = Exclude<keyof VisitCommandTable, 'follow-ticket' | 'recalculate'>;

/** Which commands this person may give to a visit now, and why not the others. Content is judged when it comes. */
export function visitAbilities(
  state: VisitState,
  actor: Actor,
  rules: TicketRules,
  standing: Standing,
): Record<PersonVisitCommand, 'yes' | RefusalCode> {
  const entries = Object.values(visitCommands)
    .filter(({ grant }) => grant !== null)
    .map((rule) => [rule.type, forbiddenOnVisit(state, rule, actor, rules, standing)?.refused ?? 'yes'] as const);
  return Object.fromEntries(entries) as Record<PersonVisitCommand, 'yes' | RefusalCode>;
}

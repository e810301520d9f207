/** The rights that a desk's own rules give, asked of a ticket. */
import type { Actor } from '../policy/actor';
import type { Grant } from '../policy/may';
import type { RefusalCode } from '../policy/refusals';
import { grantOfRights, rightWaitsFor } from '../policy/rights';
import type { Rules } from '../process';
import type { Rights } from '../regulation';
import { situationOf } from './situation';
import type { TicketState } from './state/state';

/** Who may give the command by the regulation; null where it says nothing of it. */
export function ownGrant(command: keyof Rights): (rules: Rules) => Grant | null {
  return ({ regulation }) => {
    const rights = regulation.rights?.[command];
    return rights === undefined ? null : grantOfRights(rights);
  };
}

/** What is missing for one whom the regulation lets give it under a condition; null: nothing is. */
export function rightLacks(command: keyof Rights, state: TicketState, rules: Rules, actor: Actor): RefusalCode | null {
  const rights = rules.regulation.rights?.[command];
  return rights === undefined ? null : rightWaitsFor(rights, actor, state, situationOf(state, rules));
}

import { isClient } from '../../policy/actor';
import type { CommandBody } from '../../process';
import { notOfHolder } from '../state/service';
import type { TicketRule } from '../state/rule';

/**
 * The same command, of the desk's people for those of the service that holds the ticket: all that took part see it and write in it,
 * one has the work.
 */
export function byHolder<Body extends CommandBody, Own, World>(
  rule: TicketRule<Body, Own, World>,
): TicketRule<Body, Own, World> {
  return {
    ...rule,
    check: (state, rules, actor, at) =>
      (isClient(actor) ? null : notOfHolder(state, actor)) ?? rule.check(state, rules, actor, at),
  };
}

import type { Actor } from '../policy/actor';
import { leads } from '../policy/may';
import { refuse, type Refusal } from '../policy/refusals';
import { worksFor } from '../policy/services';
import { firstService, type Obliged, type Regulation } from '../regulation';

/**
 * What is in the way of one who does what a clock owes: that of a service its people do, or those who lead the desk; all else those
 * who lead it.
 *
 * @param service whose it is; null: the desk's as a whole, for which the first service stands
 */
export function notOwing(
  actor: Actor,
  owes: Obliged | undefined,
  service: string | null,
  regulation: Pick<Regulation, 'services'>,
): Refusal | null {
  if (leads(actor)) return null;
  if (owes !== 'service') return refuse('not-allowed');
  return worksFor(actor, service ?? firstService(regulation)) ? null : refuse('not-your-service');
}

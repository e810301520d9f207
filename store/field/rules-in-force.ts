import type { TicketRules } from '../../domain/ticket';
import { rulesFor } from '../look-ups';
import type { StoreContext } from '../store-context';

/** An id that no client has. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * The rules of a desk without any contract, by which it plans its people.
 *
 * @throws when the desk has no regulation in force
 */
export function rulesInForce(context: StoreContext, desk: string): Promise<TicketRules> {
  return rulesFor(context, desk, nobody);
}

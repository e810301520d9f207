import { desk } from '../../policy/may';
import type { Instant } from '../../time';
import { replannable } from '../effects/checks';
import type { VisitCommandRule } from '../state/rule';
import { holdSlot } from '../effects/slots';

/** The desk offers a time with a technician, whose time is held from now on. An earlier offer or agreement gives way. */
export interface OfferSlot {
  readonly type: 'offer-slot';
  /** Short id. */
  readonly technician: string;
  readonly from: Instant;
  readonly to: Instant;
}

export const offerSlot: VisitCommandRule<OfferSlot> = {
  type: 'offer-slot',
  grant: { client: 'nobody', staff: desk },
  check: (state, _rules, actor) => replannable(state, actor),
  decide: (draft, { technician, from, to }, command, context) =>
    holdSlot(draft, { technician, from, to, by: 'desk' }, command.id, context),
};

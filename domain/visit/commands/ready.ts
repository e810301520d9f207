import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { isTooFarAhead } from '../../visit-progress';
import type { Instant } from '../../time';
import { notEnded } from '../effects/checks';
import { turnKeys } from '../effects/clocks';
import type { VisitCommandRule } from '../state/rule';

/** The client's word that the vehicle stands ready at the agreed address: the second key of the clock (SK-17). */
export interface Ready {
  readonly type: 'ready';
  /** A later instant than the word's own. */
  readonly from?: Instant;
}

export const ready: VisitCommandRule<Ready> = {
  type: 'ready',
  grant: { client: 'reader', staff: [...desk, 'personal-manager'] },
  check: (state) => notEnded(state) ?? (state.readiness === null ? null : refuse('already-ready')),
  decide(draft, { from }, _command, { rules }) {
    if (from !== undefined && from < draft.state.requestedAt) return refuse('ready-before-request');
    if (from !== undefined && isTooFarAhead(from, draft.at)) return refuse('ready-too-far');
    draft.emit({ type: 'readiness-given', from: Math.max(draft.at, from ?? draft.at), because: 'word' });
    turnKeys(draft, rules);
    return null;
  },
};

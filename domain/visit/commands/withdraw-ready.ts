import { isClient } from '../../policy/actor';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { plannable } from '../effects/checks';
import { takeKeyBack } from '../effects/clocks';
import type { VisitCommandRule } from '../state/rule';

/** The vehicle is not ready after all. A time that was agreed stays, and waits for the vehicle. */
export interface WithdrawReady {
  readonly type: 'withdraw-ready';
  readonly reason: string;
}

/** Every other word leaves a clock or a pause: after so many a client takes none back any more. */
const mostWithdrawals = 40;

export const withdrawReady: VisitCommandRule<WithdrawReady> = {
  type: 'withdraw-ready',
  grant: { client: 'reader', staff: [...desk, 'personal-manager'] },
  check: (state) => plannable(state) ?? (state.readiness === null ? refuse('not-ready') : null),
  decide(draft, _body, { actor }, { rules }) {
    if (isClient(actor) && draft.state.withdrawals >= mostWithdrawals) return refuse('too-often');
    draft.emit({ type: 'readiness-withdrawn', because: 'word' });
    takeKeyBack(draft, rules);
    return null;
  },
  message: ({ reason }) => ({ kind: 'visit', text: reason }),
};

import { refuse } from '../../policy/refusals';
import { rulesAfter, type Recalculate } from '../../process';
import { repin } from '../effects/repin';
import type { TicketRule } from '../state/rule';

export const recalculate: TicketRule<Recalculate> = {
  type: 'recalculate',
  grant: null,
  needs: 'newest-rules',
  check: () => null,
  decide(draft, { because, publication }, _command, { catalog }) {
    const target = rulesAfter(because, draft.state.rules, catalog);
    return target === null ? refuse('nothing-to-change') : repin(draft, target, because, publication);
  },
};

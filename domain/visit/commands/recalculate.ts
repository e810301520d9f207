import { refuse } from '../../policy/refusals';
import { rulesAfter, type Recalculate } from '../../process';
import { notEnded } from '../effects/checks';
import { repin } from '../effects/repin';
import type { VisitCommandRule } from '../state/rule';

export const recalculate: VisitCommandRule<Recalculate> = {
  type: 'recalculate',
  grant: null,
  needs: 'newest-rules',
  check: notEnded,
  decide(draft, { because, publication }, _command, { catalog }) {
    const target = rulesAfter(because, draft.state.rules, catalog);
    return target === null ? refuse('nothing-to-change') : repin(draft, target, because, publication);
  },
};

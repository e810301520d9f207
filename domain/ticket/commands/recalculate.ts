import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { repin } from '../repin';
import { rulesAfter } from '../rules';

/** A calendar or a contract was published: the open deadlines that depend on it are computed anew. */
export interface Recalculate {
  readonly type: 'recalculate';
  readonly because: 'calendar' | 'contract';
}

export const recalculate: CommandRule<Recalculate> = {
  type: 'recalculate',
  grant: null,
  check: () => null,
  decide(draft, { because }, _command, { book }) {
    const target = rulesAfter(because, draft.state.rules, book);
    if (target === null) return refuse('nothing-to-change');
    repin(draft, target, because);
    return null;
  },
};

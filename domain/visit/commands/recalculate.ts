import { refuse } from '../../policy/refusals';
import type { Recalculate } from '../../ticket/commands/recalculate';
import { rulesAfter } from '../../ticket/rules';
import { notEnded } from '../checks';
import { relimitVisit } from '../clocks';
import type { VisitCommandRule } from '../command-rule';

/** A calendar or a contract was published: the open deadlines of the visit are computed anew. */
export const recalculate: VisitCommandRule<Recalculate> = {
  type: 'recalculate',
  grant: null,
  check: notEnded,
  decide(draft, { because }, _command, { book }) {
    const target = rulesAfter(because, draft.state.rules, book);
    if (target === null) return refuse('nothing-to-change');
    draft.emit({ type: 'rules-pinned', to: target.pin, from: draft.state.rules, because });
    relimitVisit(draft, target);
    return null;
  },
};

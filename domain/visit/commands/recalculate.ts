import { refuse } from '../../policy/refusals';
import type { Recalculate } from '../../ticket/commands/recalculate';
import { notEnded } from '../checks';
import { relimitVisit } from '../clocks';
import type { VisitCommandRule } from '../command-rule';

/** A calendar or a contract was published: the open deadlines of the visit are computed anew. */
export const recalculate: VisitCommandRule<Recalculate> = {
  type: 'recalculate',
  grant: null,
  check: notEnded,
  decide(draft, { because }, _command, { book }) {
    const { rules } = draft.state;
    const target =
      because === 'contract' ? book.newest : book.of({ digest: rules.digest, calendars: book.newest.pin.calendars });
    if (target.pin.digest === rules.digest && target.pin.calendars === rules.calendars)
      return refuse('nothing-to-change');
    draft.emit({ type: 'rules-pinned', to: target.pin, from: rules, because });
    relimitVisit(draft, target);
    return null;
  },
};

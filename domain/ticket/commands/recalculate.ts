import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { repin } from '../repin';

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
    const { rules } = draft.state;
    const target =
      because === 'contract' ? book.newest : book.of({ digest: rules.digest, calendars: book.newest.pin.calendars });
    if (target.pin.digest === rules.digest && target.pin.calendars === rules.calendars)
      return refuse('nothing-to-change');
    repin(draft, target, because);
    return null;
  },
};

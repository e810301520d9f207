import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { stopClocks } from '../../process/clocks';
import { solutionArrived } from '../effects';

/** The client's word asks for nothing: after a solution the silence starts anew from here, after closing nothing follows. */
export interface MarkCourtesy {
  readonly type: 'mark-courtesy';
}

export const markCourtesy: CommandRule<MarkCourtesy> = {
  type: 'mark-courtesy',
  grant: grants['mark-courtesy'],
  check: (state) => (state.words.length === 0 ? refuse('word-not-after-solution') : null),
  decide(draft, _body, _command, { rules }) {
    draft.emit({ type: 'courtesy-marked', messageIds: draft.state.words.map(({ messageId }) => messageId) });
    stopClocks(draft, { from: ['word-after-solution', 'word-after-closing'] });
    // Who writes has seen the solution, whatever became of the letter.
    solutionArrived(draft, rules, draft.at);
    return null;
  },
};

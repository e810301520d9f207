import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { resumeResolution } from '../effects';

/** The author does not agree that it is solved: the limits run on with what was left. */
export interface Objection {
  readonly type: 'object';
  readonly text: string;
}

export const object: CommandRule<Objection> = {
  type: 'object',
  grant: grants.object,
  check: (state) =>
    state.stage === 'closed' ? refuse('ticket-closed') : state.solution === null ? refuse('not-solved') : null,
  decide(draft, _body, command, { rules }) {
    // A word written before and not yet judged was the first sign that it did not hold.
    const asOf = draft.state.words[0]?.at ?? draft.at;
    draft.emit({ type: 'objected', messageId: command.id });
    resumeResolution(draft, rules, 'objection', asOf);
    return null;
  },
};

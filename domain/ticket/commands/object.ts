import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { resumeResolution } from '../effects/shared';

/** The author does not agree that it is solved: the limits run on with what was left. */
export interface Objection {
  readonly type: 'object';
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const object: TicketRule<Objection> = {
  type: 'object',
  grant: { client: 'author', staff: [] },
  check: (state) =>
    state.stage === 'closed' ? refuse('ticket-closed') : state.solution === null ? refuse('not-solved') : null,
  decide(draft, _body, command, { rules }) {
    // A word written before and not yet judged was the first sign that it did not hold.
    const asOf = draft.state.words[0]?.at ?? draft.at;
    draft.emit({ type: 'objected', messageId: command.id });
    resumeResolution(draft, rules, 'objection', asOf);
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
};

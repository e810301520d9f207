import { desk } from '../../policy/may';
import { isStaff } from '../../policy/actor';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { answerWords, clientWrote, deskSpoke } from '../effects/shared';

export interface Reply {
  readonly type: 'reply';
  readonly text: string;
  readonly attachments?: readonly string[];
}

/**
 * A public word. The desk's is a reaction and does not end stage 1. The client's is always kept: written while
 * solved or after closing it is put before a person.
 */
export const reply: TicketRule<Reply> = {
  type: 'reply',
  grant: { client: 'reader', staff: [...desk, 'personal-manager'] },
  check: (state, _rules, actor) => (state.stage === 'closed' && isStaff(actor) ? refuse('ticket-closed') : null),
  decide(draft, _body, command, { rules }) {
    const side = isStaff(command.actor) ? 'desk' : 'client';
    draft.emit({ type: 'replied', messageId: command.id, side });
    if (side === 'desk') {
      answerWords(draft, rules);
      deskSpoke(draft);
      return null;
    }
    clientWrote(draft, rules, command.id);
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
};

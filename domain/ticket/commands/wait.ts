import type { Instant } from '../../time';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { isWorkable } from '../effects/shared';
import { startWait } from '../effects/waits';

/** Work stands for a reason that the regulation names. A clock stands only where the regulation grants it. */
export interface Wait {
  readonly type: 'wait';
  readonly reason: string;
  readonly until?: Instant;
  readonly text?: string;
  readonly attachments?: readonly string[];
}

export const wait: TicketRule<Wait> = {
  type: 'wait',
  grant: { client: 'nobody', staff: desk },
  check: (state) =>
    state.stage === 'closed' ? refuse('ticket-closed') : isWorkable(state) ? null : refuse('already-solved'),
  decide: (draft, { reason, until, text }, { id }, { rules }) =>
    startWait(draft, rules, { reason, until, messageId: text === undefined ? null : id }),
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
};

import type { Instant } from '../../time';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { lookUp } from '../../regulation';
import type { TicketRule } from '../state/rule';
import { answerWords, beginWait, deskSpoke, endWait, isWorkable } from '../effects/shared';

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
  decide(draft, { reason, until, text }, command, { rules }) {
    const rule = lookUp(rules.regulation.waits, reason);
    if (rule === undefined) return refuse('unknown-wait');
    if (until !== undefined && until <= draft.at) return refuse('until-in-past');
    if (rule.needs === 'agreed-extension' && draft.state.agreements.length === 0) return refuse('wait-needs-extension');
    const current = draft.state.wait;
    if (current?.reason === reason && current.until === (until ?? null)) return refuse('already-waiting');
    answerWords(draft, rules);
    endWait(draft, 'replaced');
    draft.emit({
      type: 'wait-begun',
      reason,
      owner: rule.owner,
      until: until ?? null,
      messageId: text === undefined ? null : command.id,
    });
    if (text !== undefined) deskSpoke(draft);
    beginWait(draft, rules, reason);
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
};

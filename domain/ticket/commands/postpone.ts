import type { Instant } from '../../time';
import { refuse } from '../../policy/refusals';
import { wait } from './wait';
import { startWait } from '../effects/waits';
import type { TicketRule } from '../state/rule';

/** The work is put off for a reason for which the regulation allows it, and the client is told why (HT-14); else a wait like others. */
export interface Postpone {
  readonly type: 'postpone';
  readonly reason: string;
  readonly until?: Instant;
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const postpone: TicketRule<Postpone> = {
  type: 'postpone',
  grant: wait.grant,
  check: (state, rules, actor, at) =>
    Object.values(rules.regulation.waits).some(({ postpones }) => postpones === true)
      ? wait.check(state, rules, actor, at)
      : refuse('not-provided'),
  decide: (draft, { reason, until }, { id }, { rules }) =>
    startWait(draft, rules, { reason, until, messageId: id, postponed: true }),
  message: ({ text }) => ({ kind: 'public', text }),
};

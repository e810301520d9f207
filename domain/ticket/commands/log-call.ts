import { deadline, type Instant } from '../../time';
import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { Envelope } from '../command';
import type { CommandRule } from '../command-rule';
import { stopClocks } from '../clocks';
import { clientSpoke, closeTicket, owePhoneCall, resumeResolution } from '../effects';
import type { TicketRules } from '../rules';

/** A call on the record; the only word that may name an earlier instant. `agreed` and `objected` act as confirm and object. */
export interface LogCall {
  readonly type: 'log-call';
  readonly direction: 'in' | 'out';
  readonly outcome: 'reached' | 'not-reached' | 'agreed' | 'objected';
  readonly text: string;
}

export const logCall: CommandRule<LogCall> = {
  type: 'log-call',
  grant: grants['log-call'],
  check: () => null,
  decide(draft, { direction, outcome }, command, { rules }) {
    if (command.receivedAt !== command.storedAt) {
      const afterLast = command.receivedAt >= draft.state.lastAt;
      if (!afterLast || !mayDateBack(rules, command)) return refuse('received-out-of-range');
    }
    draft.emit({ type: 'call-logged', direction, outcome, messageId: command.id });
    if (outcome === 'not-reached') return null;
    stopClocks(draft, { until: ['answered'], from: ['delivery-failed'] });
    owePhoneCall(draft, rules);
    if (draft.state.solution !== null && draft.state.closed === null) {
      if (outcome === 'agreed') {
        draft.emit({ type: 'confirmed', by: 'phone' });
        closeTicket(draft, 'confirmed-by-phone');
      } else if (outcome === 'objected') {
        draft.emit({ type: 'objected', messageId: command.id, by: 'phone' });
        resumeResolution(draft, rules, 'objection', draft.at);
      }
    } else if (direction === 'in' && draft.state.closed === null) clientSpoke(draft, rules, command.id);
    return null;
  },
};

/** Whether a call received then may be recorded now: past, and within the regulation's span of working time. */
export function mayDateBack(rules: TicketRules, when: Pick<Envelope, 'receivedAt' | 'storedAt'>): boolean {
  const { within, calendar } = rules.regulation.recordedCalls;
  if (when.receivedAt > when.storedAt) return false;
  return latestRecord(rules, calendar, within, when.receivedAt) >= when.storedAt;
}

function latestRecord(
  rules: TicketRules,
  calendar: string,
  term: TicketRules['regulation']['recordedCalls']['within'],
  start: Instant,
): Instant {
  const found = deadline({
    calendar: rules.calendar(calendar),
    start,
    term,
    pauses: [],
    extensions: [],
    thresholds: [],
  });
  return found.ok && found.value.due !== null ? found.value.due : start;
}

import { deadline, type Instant } from '../../time';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { clientWrote, closeTicket, owePhoneCall, reachedAfterFailure, resumeResolution } from '../effects/shared';
import { effectiveAt, type Envelope, type Rules } from '../../process';

/** A call on the record; the only word that may name an earlier instant. `agreed` and `objected` act as confirm and object. */
export interface LogCall {
  readonly type: 'log-call';
  readonly direction: 'in' | 'out';
  readonly outcome: 'reached' | 'not-reached' | 'agreed' | 'objected';
  readonly text: string;
}

export interface LogCallEvents {
  'call-logged': { direction: LogCall['direction']; outcome: LogCall['outcome']; messageId: string };
}

export const logCall: TicketRule<LogCall, LogCallEvents> = {
  type: 'log-call',
  grant: { client: 'nobody', staff: [...desk, 'personal-manager'] },
  check: () => null,
  decide(draft, { direction, outcome }, command, { rules }) {
    if (command.receivedAt !== command.storedAt) {
      const afterLast = command.receivedAt >= draft.state.lastAt;
      if (!afterLast || !mayDateBack(rules, command)) return refuse('received-out-of-range');
    }
    draft.emit({ type: 'call-logged', direction, outcome, messageId: command.id });
    if (outcome === 'not-reached') return null;
    owePhoneCall(draft, rules);
    const solved = draft.state.stage === 'solved';
    if (solved && outcome === 'agreed') {
      draft.emit({ type: 'confirmed' });
      closeTicket(draft, 'confirmed-by-phone');
    } else if (solved && outcome === 'objected') {
      // A word written before and not yet judged was the first sign that it did not hold.
      const asOf = draft.state.words[0]?.at ?? draft.at;
      draft.emit({ type: 'objected', messageId: command.id });
      resumeResolution(draft, rules, 'objection', asOf);
    } else if (outcome === 'objected' || (outcome === 'reached' && direction === 'in')) {
      clientWrote(draft, rules, command.id);
    } else reachedAfterFailure(draft, rules);
    return null;
  },
  message: ({ text }) => ({ kind: 'call', text }),
  folds: {
    'call-logged': (state, event) => {
      const { phoneCall } = state;
      const at = effectiveAt(event);
      const reached = event.outcome !== 'not-reached';
      return {
        ...state,
        phoneCall: reached ? { ...phoneCall, loggedAt: phoneCall.loggedAt ?? at } : phoneCall,
        agreedByPhoneAt: event.outcome === 'agreed' ? at : state.agreedByPhoneAt,
      };
    },
  },
};

/** Whether a call received then may be recorded now: past, and within the regulation's span of working time. */
export function mayDateBack(rules: Rules, when: Pick<Envelope, 'receivedAt' | 'storedAt'>): boolean {
  const { within, calendar } = rules.regulation.recordedCalls;
  if (when.receivedAt > when.storedAt) return false;
  return latestRecord(rules, calendar, within, when.receivedAt) >= when.storedAt;
}

function latestRecord(
  rules: Rules,
  calendar: string,
  term: Rules['regulation']['recordedCalls']['within'],
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

import { deadline, type Instant } from '../../time';
import { desk } from '../../policy/may';
import { refuse, type Refusal } from '../../policy/refusals';
import { callOutcomes } from '../../regulation';
import type { TicketDraft, TicketRule } from '../state/rule';
import {
  clientHeard,
  closeTicket,
  keepWord,
  owePhoneCall,
  reachedAfterFailure,
  resumeResolution,
} from '../effects/shared';
import { oweNextCall, reachedByCall } from '../effects/calls';
import { answerConsent, consentsAt, meantConsent } from '../effects/consents';
import { accept, decline, proposalAt } from '../effects/extensions';
import { effectiveAt, runningClocks, stopClocks, type Envelope, type Rules } from '../../process';
import { contradicted } from '../state/agreement';
import type { TicketState } from '../state/state';

/**
 * A call on the record; the only word that may name an earlier instant. `agreed` and `objected` act as confirm and object, the
 * answers to an extension as those of the author: who recorded them stands on the record. A call counts from when it was, whatever
 * was recorded since: it says nothing of what came later.
 */
export interface LogCall {
  readonly type: 'log-call';
  readonly direction: 'in' | 'out';
  readonly outcome:
    | 'reached'
    | 'not-reached'
    | 'agreed'
    | 'objected'
    | 'extension-accepted'
    | 'extension-declined'
    | 'consent-given'
    | 'consent-declined';
  /** Id of the consent, where several were asked for. */
  readonly of?: string;
  readonly text: string;
  readonly attachments?: readonly string[];
}

export interface LogCallEvents {
  'call-logged': { direction: LogCall['direction']; outcome: LogCall['outcome']; messageId: string };
}

export const logCall: TicketRule<LogCall, LogCallEvents> = {
  type: 'log-call',
  grant: { client: 'nobody', staff: [...desk, 'personal-manager'] },
  check: () => null,
  decide(draft, { direction, outcome, of }, command, { rules }) {
    if (command.receivedAt !== command.storedAt) {
      const filed = command.receivedAt >= draft.state.receivedAt;
      if (!filed || !mayDateBack(rules, command)) return refuse('received-out-of-range');
    }
    draft.emit({ type: 'call-logged', direction, outcome, messageId: command.id });
    // Of an earlier cycle: on the record, and nothing of this one.
    const ofThisCycle = draft.at >= draft.state.cycleStartedAt;
    if (outcome === 'not-reached') {
      if (ofThisCycle) oweNextCall(draft, rules, command.id);
      return null;
    }
    owePhoneCall(draft, rules);
    if (!ofThisCycle) return null;
    reachedByCall(draft);
    // Who spoke with the client has reacted to what the client had said until then.
    stopClocks(draft, { until: ['reaction'], begunBy: draft.at });
    switch (outcome) {
      case 'reached':
        if (direction === 'in') called(draft, rules, command.id);
        else reachedAfterFailure(draft, rules);
        return null;
      case 'agreed':
        agree(draft, rules);
        return null;
      case 'objected':
        object(draft, rules, command.id);
        return null;
      case 'extension-accepted':
      case 'extension-declined':
        clientHeard(draft);
        return answer(draft, rules, outcome);
      case 'consent-given':
      case 'consent-declined':
        clientHeard(draft);
        return consent(draft, of, outcome);
      default: {
        const never: never = outcome;
        return never;
      }
    }
  },
  message: ({ text }) => ({ kind: 'call', text }),
  folds: {
    'call-logged': (state, event) => {
      const { phoneCall, agreedByPhoneAt } = state;
      const at = effectiveAt(event);
      const reached = event.outcome !== 'not-reached';
      const next = {
        ...state,
        lastCall: latest(state, event.outcome, at),
        phoneCall: reached ? { ...phoneCall, loggedAt: phoneCall.loggedAt ?? at } : phoneCall,
        agreedByPhoneAt: event.outcome === 'agreed' ? Math.max(agreedByPhoneAt ?? at, at) : agreedByPhoneAt,
      };
      return event.outcome === 'objected' ? contradicted(next, at) : next;
    },
  },
};

/** A call may be recorded after a later one; one of an earlier cycle says nothing of this one. Who answered a question was reached. */
function latest(
  { lastCall, cycleStartedAt }: TicketState,
  outcome: LogCall['outcome'],
  at: Instant,
): TicketState['lastCall'] {
  if (at < cycleStartedAt || (lastCall !== null && lastCall.at > at)) return lastCall;
  return { outcome: callOutcomes.find((known) => known === outcome) ?? 'reached', at };
}

/** Whether the solution that stands was there when the call was. */
function knewSolution({ state, at }: TicketDraft): boolean {
  return state.solution !== null && state.solution.at <= at;
}

/** The client called: what was said is a word of the client. */
function called(draft: TicketDraft, rules: Rules, messageId: string): void {
  if (draft.state.stage === 'solved' && !knewSolution(draft)) return;
  clientHeard(draft);
  keepWord(draft, rules, messageId);
}

/** Agreed to the solution that stood then, unless the client has written the opposite since. */
function agree(draft: TicketDraft, rules: Rules): void {
  const { stage, contradictedAt } = draft.state;
  const withdrawn = contradictedAt !== null && contradictedAt > draft.at;
  if (stage !== 'solved' || !knewSolution(draft) || withdrawn) {
    reachedAfterFailure(draft, rules);
    return;
  }
  draft.emit({ type: 'confirmed' });
  closeTicket(draft, rules, 'confirmed-by-phone');
}

function object(draft: TicketDraft, rules: Rules, messageId: string): void {
  const { stage, words } = draft.state;
  if (stage !== 'solved') {
    takenBackEarlier(draft);
    called(draft, rules, messageId);
    return;
  }
  // The solution came after it, and with it the answer.
  if (!knewSolution(draft)) return;
  // A word written before and not yet judged was the first sign that it did not hold.
  const asOf = Math.min(words[0]?.at ?? draft.at, draft.at);
  draft.emit({ type: 'objected', messageId });
  resumeResolution(draft, rules, 'objection', asOf);
}

/** A later word has taken the solution back meanwhile: the time until the call only was the client's. */
function takenBackEarlier(draft: TicketDraft): void {
  for (const { key, pauses } of runningClocks(draft.state)) {
    const last = pauses.findLast(({ cause }) => cause === 'solution');
    if (last?.to == null || last.from > draft.at || last.to <= draft.at) continue;
    draft.emit({ type: 'clock-unpaused', key, cause: 'solution' });
  }
}

/** What the client answered to the proposal of the desk that stood then. */
function answer(
  draft: TicketDraft,
  rules: Rules,
  outcome: 'extension-accepted' | 'extension-declined',
): Refusal | null {
  const proposal = proposalAt(draft.state, draft.at);
  if (proposal === null) return refuse('no-proposal');
  if (proposal.by === 'client') return refuse('own-proposal');
  if (outcome === 'extension-accepted') return accept(draft, rules, proposal, { byPhone: true });
  decline(draft, proposal, { byPhone: true });
  return null;
}

/** What the client answered to the question of the desk that stood then. */
function consent(
  draft: TicketDraft,
  of: string | undefined,
  outcome: 'consent-given' | 'consent-declined',
): Refusal | null {
  const asked = consentsAt(draft.state, draft.at).filter(({ answeredBy }) => answeredBy === 'author');
  const meant = meantConsent(asked, of);
  if ('refused' in meant) return meant;
  const answer = outcome === 'consent-given' ? 'agreed' : 'declined';
  answerConsent(draft, meant, answer, { messageId: null, byPhone: true });
  return null;
}

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

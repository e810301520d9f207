import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { effectiveAt } from '../../process';
import { lookUp } from '../../regulation';
import type { TicketRule } from '../state/rule';

/** The result of a preliminary test, on the record for ever (HD-4, HD-5). Where the fault lies by that, is said and not done. */
export interface RecordTest {
  readonly type: 'record-test';
  /** Codes of the regulation. */
  readonly test: string;
  readonly result: string;
  readonly text?: string;
  readonly attachments?: readonly string[];
}

export interface RecordTestEvents {
  /** `service`: the one whose zone the fault lies in by that. */
  'test-recorded': { test: string; result: string; service: string | null; messageId: string | null };
}

export const recordTest: TicketRule<RecordTest, RecordTestEvents> = {
  type: 'record-test',
  grant: { client: 'nobody', staff: desk },
  check(state, { regulation }) {
    if (state.stage === 'closed') return refuse('ticket-closed');
    return Object.keys(regulation.tests).length === 0 ? refuse('unknown-test') : null;
  },
  decide(draft, { test, result, text }, { id }, { rules }) {
    const known = lookUp(rules.regulation.tests, test);
    if (known === undefined) return refuse('unknown-test');
    const found = lookUp(known.results, result);
    if (found === undefined) return refuse('unknown-result');
    const messageId = text === undefined ? null : id;
    draft.emit({ type: 'test-recorded', test, result, service: found.service ?? null, messageId });
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'internal', text }),
  folds: {
    'test-recorded': (state, event) => {
      const { test, result, service } = event;
      return { ...state, tests: { ...state.tests, [test]: { result, service, at: effectiveAt(event) } } };
    },
  },
};

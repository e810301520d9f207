import { desk } from '../../policy/may';
import { refuse, type RefusalCode } from '../../policy/refusals';
import { effectiveAt } from '../../process';
import { lookUp } from '../../regulation';
import { routeByTest, routing } from '../effects/services';
import type { TicketRule } from '../state/rule';

/**
 * The result of a preliminary test, on the record for ever (HD-4, HD-5). It says where the fault lies; where the file says so, it hands
 * the ticket over to the service of that zone, whoever has recorded it.
 */
export interface RecordTest {
  readonly type: 'record-test';
  /** Codes of the regulation. */
  readonly test: string;
  readonly result: string;
  readonly text?: string;
  readonly attachments?: readonly string[];
}

export interface RecordTestEvents {
  /** `service`: the one whose zone the fault lies in by that. `refused`: why the ticket could not be handed over to it. */
  'test-recorded': {
    test: string;
    result: string;
    service: string | null;
    messageId: string | null;
    refused?: RefusalCode;
  };
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
    const { service = null } = found;
    const routed = found.do === undefined || service === null ? 'nothing' : routing(draft.state, service);
    const refused = typeof routed === 'string' ? {} : { refused: routed.refused };
    draft.emit({ type: 'test-recorded', test, result, service, messageId, ...refused });
    if (routed === 'hand-over' && service !== null)
      routeByTest(draft, rules, { to: service, found: `${test}/${result}`, messageId });
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

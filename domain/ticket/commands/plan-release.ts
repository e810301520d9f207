import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { stopClocks } from '../../process';
import { lookUp } from '../../regulation';
import type { Instant } from '../../time';
import { startClocks } from '../effects/clocks';
import type { TicketRule } from '../state/rule';

/** What the ticket waits for comes with a release: the client hears which one, and again when it is out (HT-6, SP-7, EA-4). */
export interface PlanRelease {
  readonly type: 'plan-release';
  readonly release: string;
  readonly expectedAt?: Instant;
}

export interface PlanReleaseEvents {
  'release-planned': { release: string; expectedAt: Instant | null; reason: string };
}

export const planRelease: TicketRule<PlanRelease, PlanReleaseEvents> = {
  type: 'plan-release',
  grant: { client: 'nobody', staff: desk },
  check({ stage, wait }, { regulation }) {
    if (!Object.values(regulation.waits).some(({ release }) => release === true)) return refuse('not-provided');
    if (stage === 'closed') return refuse('ticket-closed');
    if (wait === null) return refuse('not-waiting');
    return lookUp(regulation.waits, wait.reason)?.release === true ? null : refuse('wait-without-release');
  },
  decide(draft, { release, expectedAt }, _command, { rules }) {
    const { wait } = draft.state;
    if (wait === null) return refuse('not-waiting');
    if (expectedAt !== undefined && expectedAt <= draft.at) return refuse('expected-in-past');
    const planned = wait.release;
    if (planned?.name === release && planned.expectedAt === (expectedAt ?? null)) return refuse('nothing-to-change');
    draft.emit({ type: 'release-planned', release, expectedAt: expectedAt ?? null, reason: wait.reason });
    if (expectedAt === undefined) return null;
    // The wait now ends when the release is expected, and so do its reminders.
    stopClocks(draft, { from: ['wait'] });
    startClocks(draft, rules, 'wait', { due: expectedAt, subject: wait.reason });
    return null;
  },
  folds: {
    'release-planned': (state, event) => {
      const { release: name, expectedAt, commandId: plannedBy } = event;
      const { wait } = state;
      if (wait === null) return state;
      return {
        ...state,
        wait: { ...wait, until: expectedAt ?? wait.until, release: { name, expectedAt, plannedBy } },
      };
    },
  },
};

import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { lacksContract } from '../../regulation';
import { effectiveAt, stopClocks, type RulesPin } from '../../process';
import { startClocks } from '../effects/clocks';
import { promiseAgain } from '../../parts';
import { noConsents } from '../state/consent';
import { noEmergency } from '../state/emergency';
import { promisedTo } from './parts';
import { followLevel } from '../effects/level';
import { ownGrant, rightLacks } from '../rights';
import { settleService } from '../effects/services';
import { enterStage, oweLimit, owePhoneCall } from '../effects/shared';

/** A new numbered cycle under the newest rules in force; results of earlier cycles stay. */
export interface Reopen {
  readonly type: 'reopen';
  readonly text: string;
  readonly attachments?: readonly string[];
}

export interface ReopenEvents {
  reopened: { cycle: number; messageId: string; rules: RulesPin };
}

export const reopen: TicketRule<Reopen, ReopenEvents> = {
  type: 'reopen',
  grant: { client: 'author', staff: desk },
  rights: ownGrant('reopen'),
  needs: 'newest-rules',
  check(state, rules, actor) {
    if (state.stage !== 'closed') return refuse('not-closed');
    const waits = rightLacks('reopen', state, rules, actor);
    return waits === null ? null : refuse(waits);
  },
  decide(draft, _body, command, { catalog }) {
    const rules = catalog.newest;
    if (lacksContract(rules.regulation)) return refuse('no-contract');
    stopClocks(draft, {});
    draft.emit({ type: 'reopened', cycle: draft.state.cycle + 1, messageId: command.id, rules: rules.pin });
    settleService(draft, rules);
    followLevel(draft, rules);
    enterStage(draft, 'triage');
    startClocks(draft, rules, 'opened', { at: draft.at });
    promiseAgain(draft, rules, promisedTo(draft, rules));
    oweLimit(draft, rules);
    owePhoneCall(draft, rules);
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
  folds: {
    reopened: (state, event) => ({
      ...state,
      rules: event.rules,
      cycle: event.cycle,
      cycleStartedAt: effectiveAt(event),
      service: { ...state.service, byRule: [] },
      roundStartedAt: effectiveAt(event),
      closed: null,
      words: [],
      solution: null,
      begunAt: null,
      estimate: null,
      triagedAt: null,
      agreements: [],
      lastCall: null,
      consents: noConsents,
      agreedByPhoneAt: null,
      contradictedAt: null,
      lapsed: null,
      emergency: noEmergency,
    }),
  },
};

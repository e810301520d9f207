import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { stopClocks } from '../../process/clocks';
import { startClocks } from '../clocks';
import { promiseAgain } from '../../parts';
import { promisedTo } from './parts';
import { enterStage, oweLimit, owePhoneCall } from '../effects';

/** A new numbered cycle under the newest rules in force; results of earlier cycles stay. */
export interface Reopen {
  readonly type: 'reopen';
  readonly text: string;
}

export const reopen: CommandRule<Reopen> = {
  type: 'reopen',
  grant: grants.reopen,
  check: (state) => (state.stage === 'closed' ? null : refuse('not-closed')),
  decide(draft, _body, command, { book }) {
    const rules = book.newest;
    stopClocks(draft, {});
    draft.emit({ type: 'reopened', cycle: draft.state.cycle + 1, messageId: command.id, rules: rules.pin });
    enterStage(draft, 'triage');
    startClocks(draft, rules, 'opened', { at: draft.at });
    promiseAgain(draft, rules, promisedTo(draft, rules));
    oweLimit(draft, rules);
    owePhoneCall(draft, rules);
    return null;
  },
};

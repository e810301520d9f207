import { refuse } from '../policy/refusals';
import { isRunning } from './clocks';
import type { KernelEvent } from './event';
import type { CommandRule } from './rule';
import type { ProcessState } from './state';

/** What was set aside is mended: it is decided again. Any kind has this command; an administrator gives it. */
export interface TakeUpAgain {
  readonly type: 'take-up-again';
  /** The command, whose row its store opens again, or the tick. */
  readonly ref: string;
  /** The clock and the threshold of a tick. */
  readonly key: string | null;
  readonly code: string | null;
}

export const takeUpAgain: CommandRule<ProcessState, KernelEvent, TakeUpAgain> = {
  type: 'take-up-again',
  // A person, so that the record says who it was.
  grant: { client: 'nobody', staff: ['administrator'] },
  check: () => null,
  decide(draft, { ref, key, code }) {
    const clock = draft.state.clocks.find((each) => each.key === key && isRunning(each));
    if (key !== null && !clock?.aim.thresholds.some((threshold) => threshold.code === code && !threshold.armed))
      return refuse('nothing-to-change');
    draft.emit({ type: 'taken-up-again', ref, key, code });
    return null;
  },
};

import type { CommandRule } from '../command-rule';
import { refuseSignal } from '../signals';

/** A hand in the engine's console sent what cannot be understood: an event and a duty, never a failed task. */
export interface MalformedSignal {
  readonly type: 'malformed-signal';
  readonly signal: string;
}

export const malformedSignal: CommandRule<MalformedSignal> = {
  type: 'malformed-signal',
  grant: null,
  check: () => null,
  decide(draft, { signal }, _command, { rules }) {
    refuseSignal(draft, rules, signal, 'malformed');
    return null;
  },
};

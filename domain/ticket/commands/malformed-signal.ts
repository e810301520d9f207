import { oweRefusedSignal } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** A hand in the engine's console sent what cannot be understood: an event and a duty, never a failed task. */
export interface MalformedSignal {
  readonly type: 'malformed-signal';
  readonly signal: string;
}

export const malformedSignal: TicketRule<MalformedSignal> = {
  type: 'malformed-signal',
  grant: null,
  check: () => null,
  decide(draft, { signal }, _command, { rules }) {
    draft.emit({ type: 'signal-refused', signal, refusal: 'malformed' });
    oweRefusedSignal(draft, rules, signal);
    return null;
  },
};

import { stopClocks } from '../../process';
import { closeTicket } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** The ticket had come to its end where it came from; given by an import (decision 0056). */
export interface EarlierEnd {
  readonly type: 'earlier-end';
}

/** Nothing is asked of anybody about what ended elsewhere. */
export const earlierEnd: TicketRule<EarlierEnd> = {
  type: 'earlier-end',
  grant: null,
  check: () => null,
  decide(draft, _body, _command, { rules }) {
    closeTicket(draft, rules, 'elsewhere');
    stopClocks(draft, {});
    return null;
  },
};

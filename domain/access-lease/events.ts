import type { EventOf, KernelEvent, RulesPin } from '../process';
import type { Instant } from '../time';
import type { Withdrawal } from './state';

/** Facts of a lease alone. Who caused them stands in their heads; none holds anything of the data. */
interface Bodies {
  'access-opened': {
    leaseId: string;
    number: string;
    ticketId: string;
    tid: string;
    desk: string;
    clientId: string;
    rules: RulesPin;
    what: string;
  };
  'access-given': object;
  /** Somebody was shown the data. */
  'access-looked': object;
  /** The ticket has closed: from then on the term counts. */
  'access-closing': { closedAt: Instant };
  /** The ticket had not closed after all. */
  'access-closing-voided': object;
  'access-withdrawn': { because: Withdrawal };
  /** The term is over, and the data are gone. */
  'access-erased': object;
}

export type LeaseEvent = KernelEvent | EventOf<Bodies>;

import { samePin, type Recalculate, type RulesPin } from '../../process';
import type { VisitCommandRule } from '../state/rule';
import { notEnded } from '../effects/checks';
import { reruleClocks } from '../effects/clocks';
import { repin } from '../effects/repin';

/** The ticket was classified anew, or moved to other rules: a limit by priority follows it (HD-8). */
export interface FollowTicket {
  readonly type: 'follow-ticket';
  readonly topic: string;
  readonly level: string | null;
  readonly priority: string;
  /** The ticket moved to other rules, and its visits with it. */
  readonly rules?: RulesPin;
  /** Why the ticket moved. */
  readonly because?: Recalculate['because'];
  /** By which publication it moved. */
  readonly publication?: Recalculate['publication'];
}

export const followTicket: VisitCommandRule<FollowTicket> = {
  type: 'follow-ticket',
  grant: null,
  check: notEnded,
  decide(draft, { topic, level, priority, rules: pin, ...moved }, _command, { rules, catalog }) {
    const { because = 'version', publication } = moved;
    draft.emit({ type: 'ticket-followed', topic, level, priority });
    if (pin !== undefined && !samePin(pin, draft.state.rules))
      return repin(draft, catalog.of(pin), because, publication);
    reruleClocks(draft, rules);
    return null;
  },
};

import type { VisitCommandRule } from '../command-rule';
import { notEnded } from '../checks';
import { relimitVisit } from '../clocks';

/** The ticket was classified anew: a limit by priority follows it (HD-8). */
export interface FollowTicket {
  readonly type: 'follow-ticket';
  readonly topic: string;
  readonly level: string | null;
  readonly priority: string;
}

export const followTicket: VisitCommandRule<FollowTicket> = {
  type: 'follow-ticket',
  grant: null,
  check: notEnded,
  decide(draft, { topic, level, priority }, _command, { rules }) {
    draft.emit({ type: 'ticket-followed', topic, level, priority });
    relimitVisit(draft, rules);
    return null;
  },
};

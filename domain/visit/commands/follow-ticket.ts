import { samePin } from '../../ticket/rules';
import type { RulesPin } from '../../ticket/state';
import type { VisitCommandRule } from '../command-rule';
import { notEnded } from '../checks';
import { relimitVisit } from '../clocks';

/** The ticket was classified anew, or moved to other rules: a limit by priority follows it (HD-8). */
export interface FollowTicket {
  readonly type: 'follow-ticket';
  readonly topic: string;
  readonly level: string | null;
  readonly priority: string;
  /** The ticket moved to other rules, and its visits with it. */
  readonly rules?: RulesPin;
  /** Why the ticket moved. */
  readonly because?: 'version' | 'contract' | 'calendar';
}

export const followTicket: VisitCommandRule<FollowTicket> = {
  type: 'follow-ticket',
  grant: null,
  check: notEnded,
  decide(draft, { topic, level, priority, rules: pin, because = 'version' }, _command, { rules, book }) {
    draft.emit({ type: 'ticket-followed', topic, level, priority });
    const from = draft.state.rules;
    const moved = pin !== undefined && !samePin(pin, from);
    if (moved) draft.emit({ type: 'rules-pinned', to: pin, from, because });
    relimitVisit(draft, moved ? book.of(pin) : rules);
    return null;
  },
};

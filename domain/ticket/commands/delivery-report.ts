import { deadline, type Instant, type Term } from '../../time';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { runningClocks, stopClocks } from '../../process';
import { oweTellingAgain } from '../effects/calls';
import { startClocks } from '../effects/clocks';
import type { TicketDraft } from '../state/rule';
import { closeTicket, solutionArrived } from '../effects/shared';
import { voidForUndelivered } from '../effects/void-closing';
import type { Rules } from '../../process';

/** What became of a letter that a clock counts from. A later failure voids a delivery. */
export interface DeliveryReport {
  readonly type: 'delivery-report';
  readonly noticeId: string;
  readonly kind: string;
  /** What the letter was about: a solution. */
  readonly subject: string | null;
  readonly state: 'delivered' | 'failed';
  readonly deliveredAt: Instant;
}

export const deliveryReport: TicketRule<DeliveryReport> = {
  type: 'delivery-report',
  grant: null,
  check: () => null,
  decide(draft, body, _command, { rules }) {
    const { solution } = draft.state;
    if (body.state === 'failed') {
      voidForUndelivered(draft, rules, body);
      const { stage } = draft.state;
      draft.emit({ type: 'delivery-failed', noticeId: body.noticeId, kind: body.kind, solutionId: body.subject });
      if (solution !== null && solution.id === body.subject) {
        stopClocks(draft, { from: ['solution-delivered'] });
        if (stage === 'solved' && solution.deliveredAt !== null) oweTellingAgain(draft, rules, solution.deliveredAt);
      }
      if (stage !== 'closed') startClocks(draft, rules, 'delivery-failed', { subject: body.noticeId });
      return null;
    }
    if (solution === null || solution.id !== body.subject || draft.state.stage !== 'solved')
      return refuse('unknown-notice');
    if (body.kind === 'silence-warning') {
      // A warning of an earlier silence does not serve for the one that runs.
      if (solution.warnedAt === null) return refuse('unknown-notice');
      warned(draft, rules, solution.id, body.deliveredAt);
      return null;
    }
    if (body.kind !== 'solution' || solution.deliveredAt !== null) return refuse('unknown-notice');
    solutionArrived(draft, rules, body.deliveredAt);
    return null;
  },
};

/** The silence ends no earlier than one warn span after the warning arrived (DESIGN section 5). */
function warned(draft: TicketDraft, rules: Rules, solutionId: string, deliveredAt: Instant): void {
  draft.emit({ type: 'warning-delivered', solutionId, deliveredAt });
  const { warn } = rules.regulation.solution;
  for (const clock of runningClocks(draft.state, { from: ['solution-delivered'] })) {
    const earliest = warn === null ? null : spanAfter(rules, clock.calendar, deliveredAt, warn);
    if (earliest !== null && clock.aim.due !== null && earliest > clock.aim.due) {
      draft.emit({ type: 'clock-held', key: clock.key, notBefore: earliest });
    } else if (clock.told.some(({ code, due }) => code === 'due' && due === clock.aim.due)) {
      // Held at its end only for want of this report, which says that the warning had arrived in time.
      closeTicket(draft, rules, 'silence');
    }
  }
}

function spanAfter(rules: Rules, calendar: string, start: Instant, term: Term): Instant | null {
  const found = deadline({
    calendar: rules.calendar(calendar),
    start,
    term,
    pauses: [],
    extensions: [],
    thresholds: [],
  });
  return found.ok ? found.value.due : null;
}

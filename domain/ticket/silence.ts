/** Until when one may object, as letters say it. */
import { clocksFrom, resolved } from '../regulation';
import { deadline, type Instant, type Term } from '../time';
import type { Rules } from '../process';
import { situationOf } from './situation';
import { calendarsOf } from './state/service';
import type { TicketState } from './state/state';

/** The end of a silence that begins at an instant; null where the regulation counts none, or beyond all calendars. */
export function silenceFrom(at: Instant, term: Term, state: TicketState, rules: Rules): Instant | null {
  const situation = situationOf(state, rules);
  const [clock] = clocksFrom(rules.regulation, 'solution-delivered', situation);
  if (clock === undefined) return null;
  const [, rule] = clock;
  const { ends } = rule;
  const named = resolved(rule, situation).calendar;
  const calendar = calendarsOf(state, rules.regulation)(named, 'solution-delivered') ?? named;
  const found = deadline({
    calendar: rules.calendar(calendar),
    start: at,
    term,
    ...(ends === undefined ? {} : { ends }),
    pauses: [],
    extensions: [],
    thresholds: [],
  });
  return found.ok ? found.value.due : null;
}

/** The end of the silence that runs. */
export function silenceEnd(state: TicketState): Instant | null {
  return (
    state.clocks.find(({ from, stoppedAt }) => from === 'solution-delivered' && stoppedAt === null)?.aim.due ?? null
  );
}

/** Until when one may object, as letters say it. */
import { clocksFrom } from '../regulation';
import { deadline, type Instant, type Term } from '../time';
import type { Rules } from '../process';
import type { TicketState } from './state/state';

/** The end of a silence that begins at an instant; null where the regulation counts none, or beyond all calendars. */
export function silenceFrom(at: Instant, term: Term, rules: Rules): Instant | null {
  const [clock] = clocksFrom(rules.regulation, 'solution-delivered');
  if (clock === undefined) return null;
  const { calendar, ends } = clock[1];
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

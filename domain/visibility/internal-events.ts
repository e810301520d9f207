/** What stays inside the desk: facts that clients do not see, and with them the words and files that stand there. */
import type { TicketEvent } from '../ticket';
import type { VisitEvent } from '../visit';

/** Facts about clocks are internal: clients see deadlines through clocks and accounts. */
const clockEvents = [
  'threshold-told',
  'thresholds-passed',
  'clock-started',
  'clock-stopped',
  'clock-resumed',
  'clock-paused',
  'clock-unpaused',
  'clock-ruled',
  'clock-extended',
  'clock-held',
  'clock-aimed',
] as const;

/** Whether it is a fact about a clock. */
export function isClockEvent(type: string): boolean {
  return clockEvents.some((each) => each === type);
}

/** Events of a ticket that only the desk sees: that other rules move a date of theirs, clients see in the date. */
export const internalEvents = [
  'noted',
  'courtesy-marked',
  'signal-refused',
  'delivery-failed',
  'set-aside',
  'taken-up-again',
  'service-set',
  'handed-over',
  'hand-over-accepted',
  'hand-over-returned',
  'hand-over-lapsed',
  'test-recorded',
  'questions-answered',
  'rule-acted',
  'rules-pinned',
  ...clockEvents,
] as const satisfies readonly TicketEvent['type'][];

/** Events that only the desk sees: its clocks, its stocks, and who of it has to decide. */
export const internalVisitEvents = [
  'handed-back',
  'visit-in-doubt',
  'doubt-settled',
  'taken-up',
  'spares-needed',
  'spares-reserved',
  'spares-used',
  'spares-released',
  'signal-refused',
  'set-aside',
  'taken-up-again',
  'rules-pinned',
  ...clockEvents,
] as const satisfies readonly VisitEvent['type'][];

/** A word, and where it stands. */
interface Placed {
  readonly processKind: string;
  readonly kind: string;
  /** The type of the event under which it stands. */
  readonly event: string;
}

const ofVisits: ReadonlySet<string> = new Set(internalVisitEvents);
const ofTickets: ReadonlySet<string> = new Set(internalEvents);

/** Whether only the desk reads a word, and has what is attached to it. */
export function isInternal({ processKind, kind, event }: Placed): boolean {
  return kind === 'internal' || (processKind === 'visit' ? ofVisits : ofTickets).has(event);
}

import type { Calendar } from './calendar';
import type { Extension, Instant, Pause, Term, ThresholdRule } from './types';

/** Everything a due instant follows from. */
export interface DeadlineInput {
  readonly calendar: Calendar;
  /** Hours in which people are told; default: `calendar`. */
  readonly tellCalendar?: Calendar;
  /** The event that opens the term. */
  readonly start: Instant;
  readonly term: Term;
  /** Terms in days: where the watch runs out (default for working days) or 24:00 of that day (default for calendar days). */
  readonly ends?: 'closing' | 'midnight';
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  readonly thresholds: readonly ThresholdRule[];
  /**
   * What was agreed under an earlier limit and stays recorded after a reclassification:
   * the due instant is then the later of this one's and of the limit above.
   */
  readonly agreed?: { readonly term: Term; readonly extensions: readonly Extension[] };
}

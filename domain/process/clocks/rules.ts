import type { Calendar } from '../../time';
import type { Regulation } from '../../regulation/types';

/** What clocks need of the rules. */
export interface ClockRules {
  readonly regulation: Regulation;
  /** Every calendar that the regulation names has been compiled when the rules were loaded. */
  calendar(code: string): Calendar;
}

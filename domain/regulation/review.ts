import type { reviewOwners } from './vocabulary';
import type { LocalDate } from '../time';

/** Every closed ticket is looked at again: what may come again becomes an article (SM-6). */
export interface ReviewRule {
  readonly owner: (typeof reviewOwners)[number];
  /** Those closed before this day, by the desk's clocks, are left alone; absent: none are. */
  readonly since?: LocalDate;
  readonly source: string;
}

export interface ReviewRules {
  /** Absent: the desk reviews nothing. */
  readonly review?: ReviewRule;
}

import type { Instant } from '../../domain/time';
import type { Queryable } from '../database';
import type { After, Faulty } from './after';
import { afterCalendars } from './after-calendars';
import { afterContract, afterRegulation } from './after-rules';
import type { Proposed } from './proposed';

/** Lays what is proposed over what is published, as one snapshot shows it. */
export async function layProposed(snapshot: Queryable, proposed: Proposed, now: Instant): Promise<After | Faulty> {
  switch (proposed.kind) {
    case 'calendar-years':
      return afterCalendars(snapshot, proposed.years, now);
    case 'contract':
      return afterContract(snapshot, proposed, now);
    case 'regulation':
      return afterRegulation(snapshot, proposed.document, now);
    default: {
      const never: never = proposed;
      return never;
    }
  }
}

import { runningClocks } from '../process';
import type { Instant } from '../time';
import { agreeClock, endClock, leaveClock } from './commands/rule';
import type { AnnouncementState } from './state';

/** What is owed of an announcement next. */
export interface AnnouncementStep {
  readonly act: 'announce' | 'agree' | 'leave' | 'end';
  /** `person`: a short id, null for a manager. `services`: those that have not answered. `machine`: it comes by itself. */
  readonly owner:
    | { readonly kind: 'person'; readonly shortId: string | null }
    | { readonly kind: 'services'; readonly services: readonly string[] }
    | { readonly kind: 'machine' };
  /** Null: no date is promised. */
  readonly due: Instant | null;
}

/** The next step and who owes it, at every moment until it is over: null then. */
export function nextStepOf(state: AnnouncementState, now: Instant): AnnouncementStep | null {
  const author = { kind: 'person', shortId: state.owner } as const;
  const dueOf = (code: string): Instant | null => runningClocks(state, { code })[0]?.aim.due ?? null;
  const { stage } = state;
  switch (stage) {
    case 'draft':
      return { act: 'announce', owner: author, due: null };
    case 'agreeing': {
      const due = dueOf(agreeClock);
      const services = state.agreements.flatMap(({ service, answer }) => (answer === null ? [service] : []));
      // Who has not answered in time is asked by a manager.
      const isLate = due !== null && due < now;
      const owner = isLate ? ({ kind: 'person', shortId: null } as const) : ({ kind: 'services', services } as const);
      return { act: 'agree', owner, due };
    }
    case 'scheduled':
      return { act: 'leave', owner: { kind: 'machine' }, due: dueOf(leaveClock) };
    case 'sent': {
      const due = dueOf(endClock);
      return { act: 'end', owner: due === null ? author : { kind: 'machine' }, due };
    }
    case 'over':
    case 'cancelled':
      return null;
    default: {
      const never: never = stage;
      return never;
    }
  }
}

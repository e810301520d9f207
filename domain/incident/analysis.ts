import { clockStarted, runningClocks, type Rules, type Writing } from '../process';
import type { ResolvedRule } from '../regulation';
import type { Instant, Term } from '../time';
import type { IncidentEvent } from './events';
import type { IncidentState } from './state';

/** By when it is written down why it happened and what is done about it (EA-8). No regulation names it: a setting, not a promise. */
export const analysisClock = 'analysis';
export const analysisTerm: Term = { amount: 5, unit: 'working-day' };
const rule: Omit<ResolvedRule, 'calendar'> = { until: ['answered'], owes: 'manager', ends: null };

/** Sets the date of the analysis, in the first calendar of the desk. */
export function aimAnalysis(draft: Writing<IncidentState, IncidentEvent>, rules: Rules): void {
  const [calendar] = Object.keys(rules.regulation.calendars);
  if (calendar === undefined) throw new Error('rules without a calendar');
  const limit = { kind: 'term', term: analysisTerm, source: 'incident' } as const;
  const { words: cycle } = draft.state;
  // What begins with a proposal has its date with no regulation that says so.
  const begun = { code: analysisClock, cycle, from: 'proposal', rule: { ...rule, calendar }, limit } as const;
  draft.emit(clockStarted(draft.state, { ...begun, at: draft.at }));
}

/** What is owed of an incident next. */
export interface IncidentStep {
  readonly act: 'restore' | 'analyse';
  /** Short id; null: nobody sees to it yet, a manager owes it. */
  readonly owner: string | null;
  /** Null: no date is promised. */
  readonly due: Instant | null;
}

/** The next step and who owes it, at every moment until it is over: null then. */
export function nextStepOf(state: IncidentState): IncidentStep | null {
  const { stage, owner } = state;
  switch (stage) {
    case 'open':
      return { act: 'restore', owner, due: null };
    case 'restored':
      return { act: 'analyse', owner, due: runningClocks(state, { code: analysisClock })[0]?.aim.due ?? null };
    case 'analysed':
    case 'withdrawn':
      return null;
    default: {
      const never: never = stage;
      return never;
    }
  }
}

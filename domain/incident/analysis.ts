import { clockStarted, runningClocks, type Rules, type Writing } from '../process';
import { incidentRules, type ResolvedRule } from '../regulation';
import type { Instant } from '../time';
import type { IncidentEvent } from './events';
import type { IncidentState } from './state';

/** By when it is written down why it happened and what is done about it (EA-8): the regulation's `incidents`. */
export const analysisClock = 'analysis';
const rule: Omit<ResolvedRule, 'calendar'> = { until: ['answered'], owes: 'manager', ends: null };

/** Sets the date of the analysis, with a reminder ahead of it. */
export function aimAnalysis(draft: Writing<IncidentState, IncidentEvent>, rules: Rules): void {
  const { analysis: term, warn, calendar, source } = incidentRules(rules.regulation);
  const limit = { kind: 'term', term, source } as const;
  const { words: cycle } = draft.state;
  // What begins with a proposal has its date with no regulation that says so.
  const begun = { code: analysisClock, cycle, from: 'proposal', rule: { ...rule, calendar }, limit, warn } as const;
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

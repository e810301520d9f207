import { startDuty } from '../duties';
import {
  causeOf,
  clockStarted,
  Draft,
  foldingOf,
  stopClocks,
  type BodyOf,
  type ProcessKind,
  type Rules,
} from '../process';
import type { ResolvedRule } from '../regulation';
import {
  clockOf,
  reportCommands,
  type BeginReport,
  type LaterReport,
  type ReportEvent,
  type ReportWorld,
} from './commands';
import { noticesOf } from './notices';
import type { ReportState } from './state';

/** The clock of the month itself. No regulation names it: a machine waits for the end, and nobody owes anything. */
export const monthClock = 'month';
const monthRule: Omit<ResolvedRule, 'calendar'> = { until: ['answered'], owes: 'nobody', ends: null };

/** A report of one month: a process of the desk's own, begun with the month, owed after its end. */
export const reportKind: ProcessKind<ReportState, ReportEvent, BeginReport, LaterReport, ReportWorld> = {
  kind: 'report',
  schema: { events: 1, state: 1 },
  // One schema so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<ReportEvent>,
  first(event) {
    if (event.type !== 'report-begun') throw new Error(`a report does not begin with ${event.type}`);
    const { reportId: id, number, desk, rules, report, part, service, month, from, to, revision, at: lastAt } = event;
    return {
      ...{ schema: 1, id, number, desk, clientId: null, rules, revision, lastAt, clocks: [] },
      ...{ report, part, service, month, from, to, stage: 'collecting' },
      ...{ handedIn: null, corrected: null, published: null, figures: null, standing: [] },
    };
  },
  evolve: foldingOf<ReportState, ReportEvent>({
    commands: reportCommands,
    evolve: (state, event) => (event.type === 'fell-due' ? { ...state, stage: 'due' } : state),
  }),
  opening: {
    type: 'begin-report',
    pin: ({ pin }) => pin,
    open({ type: _type, pin: rules, ...facts }, command, inForce) {
      const draft = Draft.open(reportKind, { type: 'report-begun', ...facts, rules }, causeOf(command));
      aimMonth(draft, inForce);
      return draft;
    },
  },
  commands: reportCommands,
  reach(draft, clock, _tick, rules) {
    const { state } = draft;
    if (clock.code !== monthClock || state.stage !== 'collecting') return;
    stopClocks(draft, { code: monthClock });
    draft.emit({ type: 'fell-due' });
    const code = clockOf(rules.regulation, state);
    if (code === undefined) throw new Error(`the regulation names no report ${state.report}`);
    // The last moment of the month: the days that count begin after its last date.
    startDuty(draft, rules, { code, from: 'month-over', service: state.service, at: state.to - 1 });
  },
  notices: noticesOf,
  // What is corrected afterwards needs no run, nor does a summary that takes it up.
  hasEnded: ({ stage }) => stage === 'handed-in' || stage === 'published',
};

function aimMonth(draft: Draft<ReportState, ReportEvent>, { regulation }: Rules): void {
  const [calendar] = Object.keys(regulation.calendars);
  if (calendar === undefined) throw new Error('rules without a calendar');
  const limit = { kind: 'stated', due: draft.state.to, source: 'report' } as const;
  // What begins with a proposal rings when it is due, with no regulation that says so.
  const begun = { code: monthClock, cycle: 1, from: 'proposal', rule: { ...monthRule, calendar }, limit } as const;
  draft.emit(clockStarted(draft.state, { ...begun, at: draft.at }));
}

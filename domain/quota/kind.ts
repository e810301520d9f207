import { causeOf, clockStarted, Draft, foldingOf, type BodyOf, type ProcessKind, type Rules } from '../process';
import { newMonth } from '../works';
import { quotaCommands, type LaterQuota, type OpenMonth, type QuotaEvent } from './commands';
import type { QuotaState } from './state';

/** The clock of the month's edge. No regulation names it: nobody owes anything by it, the month is over then. */
const edgeClock = 'month-edge';

/** A client's month of free works at a desk: opened with its first work, over at the month's edge in the desk's zone (IN-3). */
export const quotaKind: ProcessKind<QuotaState, QuotaEvent, OpenMonth, LaterQuota, null> = {
  kind: 'quota',
  schema: { events: 1, state: 1 },
  // One schema so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<QuotaEvent>,
  first(event) {
    if (event.type !== 'month-opened') throw new Error(`a month does not begin with ${event.type}`);
    const { quotaId: id, number, desk, clientId, rules, timeZone, until, revision, at: lastAt } = event;
    return {
      ...{ schema: 1, id, number, desk, clientId, rules, timeZone, until, revision, lastAt, stage: 'running' },
      quota: newMonth(event.month, event.allowed, event.carried.length),
      ...{ owed: event.carried, closing: null, clocks: [] },
    };
  },
  evolve: foldingOf<QuotaState, QuotaEvent>({
    commands: quotaCommands,
    evolve(state, event) {
      if (event.type !== 'month-over') return state;
      const { at, spent, handedOn } = event;
      return { ...state, stage: 'over', closing: { at, spent, handedOn } };
    },
  }),
  opening: {
    type: 'open-month',
    pin: ({ pin }) => pin,
    open({ type: _type, pin: rules, ...facts }, command, inForce) {
      const draft = Draft.open(quotaKind, { type: 'month-opened', ...facts, rules }, causeOf(command));
      draft.emit(edge(draft.state, inForce, draft.at));
      return draft;
    },
  },
  commands: quotaCommands,
  reach(draft) {
    if (draft.state.stage !== 'running') return;
    const { quota, owed } = draft.state;
    draft.emit({ type: 'month-over', spent: quota.spent, handedOn: owed.length });
  },
  told: () => [],
  hasEnded: ({ stage }) => stage === 'over',
};

function edge(state: QuotaState, { regulation }: Rules, at: number): ReturnType<typeof clockStarted> {
  const [calendar] = Object.keys(regulation.calendars);
  if (calendar === undefined) throw new Error('rules without a calendar');
  return clockStarted(state, {
    ...{ code: edgeClock, cycle: 1, at },
    // What begins with a proposal rings when it is due, with no regulation that says so.
    from: 'proposal',
    rule: { until: ['answered'], owes: 'nobody', ends: null, calendar },
    limit: { kind: 'stated', due: state.until, source: 'works' },
  });
}

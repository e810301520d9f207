/** An errand: somebody is to see to something, and may say until when. The least that a kind of process can be. */
import type { ResolvedRule, Role } from '../../../domain/regulation';
import type { Instant } from '../../../domain/time';
import { refuse } from '../../../domain/policy/refusals';
import { causeOf, clockStarted, Draft, foldingOf, stopClocks } from '../../../domain/process';
import type {
  BodyOf,
  CommandRule,
  EventOf,
  KernelEvent,
  ProcessKind,
  ProcessState,
  RulesPin,
} from '../../../domain/process';

export interface ErrandState extends ProcessState {
  readonly schema: 1;
  readonly number: string;
  readonly what: string;
  readonly stage: 'open' | 'late' | 'done';
}

interface Bodies {
  'errand-opened': { errandId: string; number: string; desk: string; clientId: string; rules: RulesPin; what: string };
  'errand-slipped': { due: Instant | null };
  'errand-done': object;
}

export type ErrandEvent = KernelEvent | EventOf<Bodies>;

export interface OpenErrand {
  readonly type: 'open-errand';
  readonly errandId: string;
  readonly number: string;
  readonly desk: string;
  readonly clientId: string;
  readonly what: string;
  readonly pin: RulesPin;
}

interface GiveWord {
  readonly type: 'give-word';
  readonly until: Instant;
}

interface Finish {
  readonly type: 'finish';
}

export type LaterErrand = GiveWord | Finish;

type Rule<Body extends LaterErrand> = CommandRule<ErrandState, ErrandEvent, Body, null>;

const code = 'errand';
/** No regulation names this clock: the kind says itself how it runs. */
const rule: Omit<ResolvedRule, 'calendar'> = {
  until: ['answered'],
  owes: 'responsible',
  ends: null,
};

const staff: readonly Role[] = ['specialist', 'manager'];
const notDone: Rule<LaterErrand>['check'] = ({ stage }) => (stage === 'done' ? refuse('nothing-to-change') : null);

const giveWord: Rule<GiveWord> = {
  type: 'give-word',
  grant: { client: 'nobody', staff },
  check: notDone,
  decide(draft, { until }, _command, { rules }) {
    if (until <= draft.at) return refuse('until-in-past');
    const [calendar] = Object.keys(rules.regulation.calendars);
    if (calendar === undefined) throw new Error('rules without a calendar');
    const limit = { kind: 'stated', due: until, source: 'errand' } as const;
    const begun = { code, cycle: 1, from: 'proposal', rule: { ...rule, calendar }, limit, at: draft.at } as const;
    draft.emit(clockStarted(draft.state, begun));
    return null;
  },
};

const finish: Rule<Finish> = {
  type: 'finish',
  grant: { client: 'nobody', staff },
  check: notDone,
  decide(draft) {
    draft.emit({ type: 'errand-done' });
    stopClocks(draft, {});
    return null;
  },
  folds: { 'errand-done': (state) => ({ ...state, stage: 'done' }) },
};

const evolve = foldingOf<ErrandState, ErrandEvent>({
  commands: { giveWord, finish },
  evolve: (state, event) => (event.type === 'errand-slipped' ? { ...state, stage: 'late' } : state),
});

export const errandKind: ProcessKind<ErrandState, ErrandEvent, OpenErrand, LaterErrand, null> = {
  kind: 'errand',
  schema: { events: 1, state: 1 },
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<ErrandEvent>,
  first(event) {
    if (event.type !== 'errand-opened') throw new Error(`an errand does not begin with ${event.type}`);
    const { errandId: id, number, desk, clientId, rules, what, revision, at: lastAt } = event;
    return { schema: 1, id, number, desk, clientId, rules, what, revision, lastAt, stage: 'open', clocks: [] };
  },
  evolve,
  opening: {
    type: 'open-errand',
    pin: ({ pin }) => pin,
    open({ type: _type, pin: rules, ...facts }, command) {
      return Draft.open(errandKind, { type: 'errand-opened', ...facts, rules }, causeOf(command));
    },
  },
  commands: { 'give-word': giveWord, finish },
  reach(draft, _clock, { due }) {
    draft.emit({ type: 'errand-slipped', due });
  },
  told: () => ['responsible'],
  hasEnded: ({ stage }) => stage === 'done',
};

import { refuse } from '../policy/refusals';
import {
  clockStarted,
  runningClocks,
  stopClocks,
  type CommandRule,
  type EventOf,
  type KernelEvent,
  type RulesPin,
} from '../process';
import type { Rules, Writing } from '../process';
import type { ResolvedRule } from '../regulation';
import type { Instant } from '../time';
import type { CheckState } from './state';

interface Bodies {
  'check-stood': { checkId: string; number: string; desk: string; rules: RulesPin };
  'pass-begun': object;
  'pass-ended': { asked: number; found: number };
}

export type CheckEvent = KernelEvent | EventOf<Bodies>;

/** A desk gets its standing check, once. */
export interface StandCheck {
  readonly type: 'stand-check';
  readonly checkId: string;
  readonly number: string;
  readonly desk: string;
  readonly pin: RulesPin;
}

/** Somebody wants to know now. */
export interface BeginPass {
  readonly type: 'begin-pass';
}

/** A pass has looked at everything; the next one comes after the pause. */
export interface PassEnded {
  readonly type: 'pass-ended';
  /** Which pass, so that one who falls and is gone on with ends it once. */
  readonly pass: number;
  readonly asked: number;
  readonly found: number;
  readonly pauseMs: number;
}

export type LaterCheck = BeginPass | PassEnded;

type Rule<Body extends LaterCheck> = CommandRule<CheckState, CheckEvent, Body, null>;

/** The clock of the next pass. No regulation names it: a machine waits, and nobody owes anything. */
export const passClock = 'next-pass';
const rule: Omit<ResolvedRule, 'calendar'> = { until: ['answered'], owes: 'nobody', ends: null };

/** Sets the clock of the next pass. */
export function aimPass(draft: Writing<CheckState, CheckEvent>, rules: Rules, due: Instant): void {
  const [calendar] = Object.keys(rules.regulation.calendars);
  if (calendar === undefined) throw new Error('rules without a calendar');
  const limit = { kind: 'stated', due, source: 'standing-check' } as const;
  const { passes } = draft.state;
  // What begins with a proposal rings when it is due, with no regulation that says so.
  const begun = { code: passClock, cycle: passes + 1, from: 'proposal', rule: { ...rule, calendar }, limit } as const;
  draft.emit(clockStarted(draft.state, { ...begun, at: draft.at }));
}

const beginPass: Rule<BeginPass> = {
  type: 'begin-pass',
  grant: { client: 'nobody', staff: ['administrator'] },
  check: ({ stage }) => (stage === 'passing' ? refuse('nothing-to-change') : null),
  decide(draft) {
    stopClocks(draft, { code: passClock });
    draft.emit({ type: 'pass-begun' });
    return null;
  },
};

const passEnded: Rule<PassEnded> = {
  type: 'pass-ended',
  grant: null,
  check: ({ stage }) => (stage === 'passing' ? null : refuse('nothing-to-change')),
  decide(draft, { pass, asked, found, pauseMs }, _command, { rules }) {
    if (pass !== draft.state.passes) return refuse('nothing-to-change');
    draft.emit({ type: 'pass-ended', asked, found });
    if (runningClocks(draft.state, { code: passClock }).length === 0) aimPass(draft, rules, draft.at + pauseMs);
    return null;
  },
  folds: {
    'pass-ended': ({ since, ...state }, { at, asked, found }) => ({
      ...state,
      stage: 'waiting',
      since: null,
      last: { begunAt: since ?? at, endedAt: at, asked, found },
    }),
  },
};

export const checkCommands = { 'begin-pass': beginPass, 'pass-ended': passEnded };

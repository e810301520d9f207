import { notOwing, reruleDuties } from '../duties';
import { desk } from '../policy/may';
import { refuse } from '../policy/refusals';
import {
  stopClocks,
  type CommandRule,
  type EventOf,
  type KernelEvent,
  type Recalculate,
  type RulesPin,
} from '../process';
import { lookUp, type Regulation } from '../regulation';
import type { Instant } from '../time';
import type { Figures } from './figures';
import type { Done, ReportPart, ReportState, ServiceStanding } from './state';

interface Bodies {
  'report-begun': {
    reportId: string;
    number: string;
    desk: string;
    rules: RulesPin;
    report: string;
    part: ReportPart;
    service: string | null;
    month: string;
    from: Instant;
    to: Instant;
  };
  'fell-due': object;
  'handed-in': { person: string; shortId: string; figures: Figures };
  corrected: { person: string; shortId: string; figures: Figures };
  'summary-published': { person: string; shortId: string; standing: readonly ServiceStanding[] };
  included: { summary: string };
}

export type ReportEvent = KernelEvent | EventOf<Bodies>;

/** A month begins, and with it the report that will be owed of it. */
export interface BeginReport {
  readonly type: 'begin-report';
  readonly reportId: string;
  readonly number: string;
  readonly desk: string;
  readonly pin: RulesPin;
  readonly report: string;
  readonly part: ReportPart;
  readonly service: string | null;
  readonly month: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** What happened in the month, in words of whoever owes it; the figures are the product's. */
export interface HandIn {
  readonly type: 'hand-in';
  readonly text: string;
  readonly figures: Figures;
}

/** What is known of all services, published; who is missing stands in it. */
export interface PublishSummary {
  readonly type: 'publish-summary';
  readonly text: string;
}

/** The summary has it. */
export interface Include {
  readonly type: 'include';
  readonly summary: string;
}

export type LaterReport = HandIn | PublishSummary | Include | Recalculate;

/** What a summary knows beside itself. */
export interface ReportWorld {
  readonly standing: readonly ServiceStanding[];
}

type Rule<Body extends LaterReport> = CommandRule<ReportState, ReportEvent, Body, ReportWorld>;

/** Code of the clock that a report of a regulation is owed by; undefined: the regulation names no such report. */
export function clockOf({ reports }: Regulation, { report, part }: Pick<ReportState, 'report' | 'part'>) {
  const rule = lookUp(reports, report);
  return part === 'report' ? rule?.clock : rule?.summary?.clock;
}

const handIn: Rule<HandIn> = {
  type: 'hand-in',
  grant: { client: 'nobody', staff: desk },
  check(state, rules, actor) {
    const { part, stage, service } = state;
    if (part !== 'report') return refuse('nothing-to-change');
    const owes = lookUp(rules.regulation.clocks, clockOf(rules.regulation, state))?.owes;
    const refusal = notOwing(actor, owes, service, rules.regulation);
    if (refusal !== null) return refusal;
    if (stage === 'collecting') return refuse('month-not-over');
    return stage === 'published' ? refuse('nothing-to-change') : null;
  },
  decide(draft, { figures }, { actor }) {
    if (actor.kind !== 'person') return refuse('not-allowed');
    const { personId: person, shortId } = actor;
    draft.emit({ type: draft.state.handedIn === null ? 'handed-in' : 'corrected', person, shortId, figures });
    stopClocks(draft, { until: ['report-handed-in'] });
    return null;
  },
  message: ({ text }) => ({ kind: 'report', text }),
  folds: {
    'handed-in': (state, event) => ({ ...state, stage: 'handed-in', handedIn: doneOf(event), figures: event.figures }),
    corrected: (state, event) => ({ ...state, corrected: doneOf(event), figures: event.figures }),
  },
};

const publishSummary: Rule<PublishSummary> = {
  type: 'publish-summary',
  grant: { client: 'nobody', staff: desk },
  check(state, rules, actor) {
    if (state.part !== 'summary') return refuse('nothing-to-change');
    const owes = lookUp(rules.regulation.clocks, clockOf(rules.regulation, state))?.owes;
    const refusal = notOwing(actor, owes, null, rules.regulation);
    if (refusal !== null) return refusal;
    if (state.stage === 'collecting') return refuse('month-not-over');
    return state.stage === 'published' ? refuse('nothing-to-change') : null;
  },
  decide(draft, _body, { actor }, { world }) {
    if (actor.kind !== 'person') return refuse('not-allowed');
    const { personId: person, shortId } = actor;
    draft.emit({ type: 'summary-published', person, shortId, standing: world.standing });
    stopClocks(draft, { until: ['summary-published'] });
    return null;
  },
  message: ({ text }) => ({ kind: 'report', text }),
  folds: {
    'summary-published': (state, event) => ({
      ...state,
      stage: 'published',
      published: doneOf(event),
      standing: event.standing,
    }),
  },
};

const include: Rule<Include> = {
  type: 'include',
  grant: null,
  check: ({ stage }) => (stage === 'handed-in' ? null : refuse('nothing-to-change')),
  decide(draft, { summary }) {
    draft.emit({ type: 'included', summary });
    return null;
  },
  folds: {
    included: (state, { at, summary }) => ({
      ...state,
      stage: 'published',
      published: { at, personId: '', shortId: '', word: summary },
    }),
  },
};

const recalculate: Rule<Recalculate> = {
  type: 'recalculate',
  grant: null,
  needs: 'newest-rules',
  check: ({ stage }) => (stage === 'collecting' || stage === 'due' ? null : refuse('nothing-to-change')),
  // Before the month is over nothing counts yet: rules without the report would be found wanting only then.
  decide: (draft, body, _command, { catalog }) =>
    reruleDuties(draft, body, catalog, (regulation) => clockOf(regulation, draft.state) !== undefined),
};

function doneOf({
  at,
  person: personId,
  shortId,
  commandId: word,
}: {
  readonly at: Instant;
  readonly person: string;
  readonly shortId: string;
  readonly commandId: string;
}): Done {
  return { at, personId, shortId, word };
}

export const reportCommands = {
  'hand-in': handIn,
  'publish-summary': publishSummary,
  include,
  recalculate,
};

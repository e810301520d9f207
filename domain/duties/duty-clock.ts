import { refuse, type Refusal } from '../policy/refusals';
import {
  clockStarted,
  isRunning,
  lackedByClocks,
  ruleClocks,
  rulesAfter,
  type AppliedLimit,
  type BodyOf,
  type ClockState,
  type KernelEvent,
  type ProcessState,
  type Recalculate,
  type Rules,
  type RulesCatalog,
  type Writing,
} from '../process';
import {
  calendarOfService,
  clockLimit,
  firstService,
  lookUp,
  resolved,
  type ClockStart,
  type Regulation,
  type Situation,
} from '../regulation';
import type { Instant } from '../time';

/** What somebody at a desk owes by a clock of its regulation, of no ticket. */
export interface Duty {
  /** Code of the clock. */
  readonly code: string;
  readonly from: ClockStart;
  /** Whose it is; null: the desk's as a whole. */
  readonly service: string | null;
  /** From which instant the term counts. */
  readonly at: Instant;
}

type Bearer = ProcessState & { readonly service: string | null };

/** Starts the clock of a duty. @throws for a code without a term: regulations are checked to name none */
export function startDuty<State extends Bearer, Event extends KernelEvent>(
  draft: Writing<State, Event>,
  rules: Rules,
  { code, from, service, at }: Duty,
): void {
  const { regulation } = rules;
  const rule = lookUp(regulation.clocks, code);
  const limit = limitOf(regulation, code, service);
  if (rule === undefined || limit === null)
    throw new Error(`the regulation ${regulation.code} owes nothing by ${code}`);
  const named = resolved(rule, situationOf(regulation, service));
  const calendar = calendarOf(regulation, named.calendar, service);
  const begun = { code, cycle: 1, from, rule: { ...named, calendar }, limit, at };
  emitFact(draft, clockStarted(draft.state, begun));
}

/** The calendar by which a duty will count, of rules that name its clock. */
export function calendarOfDuty(regulation: Regulation, code: string, service: string | null): string {
  const rule = lookUp(regulation.clocks, code);
  if (rule === undefined) throw new Error(`the regulation ${regulation.code} owes nothing by ${code}`);
  return calendarOf(regulation, resolved(rule, situationOf(regulation, service)).calendar, service);
}

/** Clocks of a bearer that the regulation names: others wait for an instant only. */
export function duties(clocks: readonly ClockState[]): readonly ClockState[] {
  return clocks.filter(({ from }) => from !== 'proposal');
}

/** Other rules for a duty, on the record, for its same recorded interval; a duty that these rules do not know keeps its own. */
export function reruleDuties<State extends Bearer, Event extends KernelEvent>(
  draft: Writing<State, Event>,
  { because, publication }: Recalculate,
  catalog: RulesCatalog,
  knows: (regulation: Regulation) => boolean = () => true,
): Refusal | null {
  const { rules: from, clocks, service } = draft.state;
  const target = rulesAfter(because, from, catalog);
  if (target === null) return refuse('nothing-to-change');
  const { regulation } = target;
  const named = (code: string): string => calendarOf(regulation, code, service);
  const running = duties(clocks).filter(isRunning);
  if (!knows(regulation) || lackedByClocks(running, target, named).length > 0) return refuse('version-does-not-fit');
  emitFact(draft, { type: 'rules-pinned', to: target.pin, from, because, ...(publication && { publication }) });
  ruleClocks(draft as Parameters<typeof ruleClocks>[0], target, {
    situation: situationOf(regulation, service),
    limitOf: ({ code }) => limitOf(regulation, code, service),
    calendarOf: named,
  });
  return null;
}

/** The events of such a kind hold those of the kernel, which TypeScript cannot see through the type parameter. */
function emitFact<State extends Bearer, Event extends KernelEvent>(
  draft: Writing<State, Event>,
  fact: BodyOf<KernelEvent>,
): void {
  draft.emit(fact as unknown as Parameters<typeof draft.emit>[0]);
}

function limitOf(regulation: Regulation, code: string, service: string | null): AppliedLimit | null {
  const limit = clockLimit(regulation, code, situationOf(regulation, service));
  return limit?.kind === 'term' ? limit : null;
}

/** That of the service concerned is the first service's where the desk as a whole owes it. */
function calendarOf(regulation: Regulation, named: string, service: string | null): string {
  if (named !== calendarOfService) return named;
  const own = lookUp(regulation.services, service ?? firstService(regulation));
  return own?.calendar ?? regulation.intake.calendar;
}

/** What conditions are asked of where there is no ticket: the service alone says something. */
function situationOf({ otherTopic, defaultPriority }: Regulation, service: string | null): Situation {
  return {
    ...{ stage: 'triage', topic: otherTopic, requestType: null, level: null, category: null, clientCategory: null },
    ...{ priority: defaultPriority, service, emergency: 'none', fault: 'undetermined', wait: null, cycle: 'first' },
    ...{ round: 'first', vehicles: null, district: null, assigned: false, asked: null },
  } as const;
}

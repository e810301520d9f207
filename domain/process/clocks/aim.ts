/** Where clocks aim: their due and telling instants, computed anew from their inputs by domain/time. */
import {
  closingOf,
  deadline,
  statedThresholds,
  type DeadlineInput,
  type Extension,
  type Instant,
  type Term,
  type ThresholdRule,
  type TimeResult,
} from '../../time';
import { refuse, type Refusal } from '../../policy/refusals';
import type { ClockDraft } from './draft';
import { isRunning } from './clocks';
import { noAim } from './evolve-clocks';
import type { ClockRulesCatalog, ClockRules } from './rules';
import type { AgreedExtension, Aim, AppliedLimit, ClockState } from './state';

/** Code of the telling ahead that a process adds by itself. */
const warning = 'warn';

/**
 * Aims every clock that the draft's facts may have moved, each by the rules that it is pinned to; a fact is left only where an
 * instant changed. One that stood and has stopped is aimed once more: its due instant is what its account will say.
 */
export function aimClocks(draft: ClockDraft, catalog: ClockRulesCatalog, from = 0): void {
  const touched = new Set<string>();
  let all = false;
  for (const event of draft.events.slice(from)) {
    if (event.type === 'rules-pinned') all = true;
    else if (event.clock !== undefined) touched.add(event.clock.key);
    else if (event.key !== undefined) touched.add(event.key);
  }
  for (const clock of draft.state.clocks) {
    if (!touched.has(clock.key) && !(all && isRunning(clock))) continue;
    const { aim, passed } = aimed(clock, catalog.of(clock.pin), draft.at);
    if (isRunning(clock) ? sameAim(aim, clock.aim) : aim.due === clock.aim.due) continue;
    draft.emit({ type: 'clock-aimed', key: clock.key, aim });
    if (isRunning(clock) && passed.length > 0)
      draft.emit({ type: 'thresholds-passed', key: clock.key, codes: [...passed], due: aim.due });
  }
}

/** The instants of one clock. `now` decides which thresholds still lie ahead. */
export function aimOf(clock: ClockState, rules: ClockRules, now: Instant): Aim {
  return aimed(clock, rules, now).aim;
}

/** Of several thresholds that come to lie in the past at once only the latest is told. */
function aimed(
  clock: ClockState,
  rules: ClockRules,
  now: Instant,
): { readonly aim: Aim; readonly passed: readonly string[] } {
  const aim = rawAim(clock, rules);
  const own = new Set(ownThresholds(clock, rules).map(({ code }) => code));
  const thresholds = aim.thresholds.map(({ code, at }) => ({
    code,
    at,
    armed:
      isFirstDate(clock) && (!own.has(code) || isWarning(clock, code))
        ? warnsYet(at, aim.due, now)
        : armed(clock, code, at, aim.due, now),
  }));
  const behind = thresholds.filter((threshold) => threshold.armed && threshold.at < now);
  const latest = behind.reduce((last, { at }) => Math.max(last, at), -Infinity);
  const passed = behind.filter(({ at }) => at < latest).map(({ code }) => code);
  return {
    aim: {
      ...aim,
      thresholds: thresholds.map((threshold) =>
        passed.includes(threshold.code) ? { ...threshold, armed: false } : threshold,
      ),
    },
    passed,
  };
}

/** What its process warns of ahead by itself; of silence the solution's rule does, and that warning is told late as well. */
function isWarning({ warn }: ClockState, code: string): boolean {
  return warn !== undefined && code === warning;
}

/** It has had no date so far: it begins, or its limit has just been agreed. */
function isFirstDate({ aim }: ClockState): boolean {
  return aim.due === null && aim.remainingSeconds === null;
}

/**
 * Who has just named or learnt a date needs no warning that would have come before: what lies before the date and is behind
 * already warns nobody. That the date itself has passed is told.
 */
function warnsYet(at: Instant, due: Instant | null, now: Instant): boolean {
  return at > now || (due !== null && at >= due);
}

/**
 * A due instant moved later arms again what now lies ahead; what was told or passed over before and is not ahead stays so. One
 * that was armed and is moved into the past fires at once.
 */
function armed(clock: ClockState, code: string, at: Instant, due: Instant | null, now: Instant): boolean {
  const told = clock.told.filter((telling) => telling.code === code);
  const before = clock.aim.thresholds.find((threshold) => threshold.code === code);
  // Set aside: it is armed again by an act.
  if (before !== undefined && before.at === at && clock.aim.due === due) return before.armed;
  if (told.length === 0) return at > now || before?.armed !== false;
  if (told.some((telling) => telling.due === due)) return false;
  return at > now || before?.armed === true;
}

function rawAim(clock: ClockState, rules: ClockRules): Aim {
  const thresholds = tellingsOf(clock, rules);
  if (clock.limit.kind === 'stated') {
    return stated(clock, rules, clock.limit.due, thresholds);
  }
  const input = deadlineInput(clock, rules);
  if (input === null) return noAim;
  const found = sound(deadline(input));
  if (found.due !== null && clock.notBefore !== null && clock.notBefore > found.due) {
    return { ...stated(clock, rules, clock.notBefore, thresholds), provisional: found.provisional };
  }
  return { ...found, thresholds: known(found.thresholds) };
}

function stated(clock: ClockState, rules: ClockRules, due: Instant, thresholds: readonly ThresholdRule[]): Aim {
  const at = statedThresholds(rules.calendar(clock.calendar), clock.startedAt, due, thresholds);
  return { due, remainingSeconds: null, endOfDay: false, provisional: false, thresholds: known(at) };
}

/** The inputs of a clock as domain/time takes them; null for limits without a date, and for dates a person stated. */
export function deadlineInput(clock: ClockState, rules: ClockRules): DeadlineInput | null {
  const limit = carrier(clock.limit);
  const agreed = clock.agreed === null ? null : carrier(clock.agreed.limit);
  const base = limit ?? agreed;
  if (base === null) return null;
  const own = limit === null ? (clock.agreed?.extensions ?? []) : clock.extensions;
  return {
    calendar: rules.calendar(clock.calendar),
    start: clock.startedAt,
    term: base.term,
    ...(clock.ends === null ? {} : { ends: clock.ends }),
    pauses: clock.pauses,
    extensions: [...base.extensions, ...own.map(extensionOf)],
    thresholds: tellingsOf(clock, rules),
    ...(limit !== null && agreed !== null && clock.agreed !== null
      ? {
          agreed: {
            term: agreed.term,
            extensions: [...agreed.extensions, ...clock.agreed.extensions.map(extensionOf)],
          },
        }
      : {}),
  };
}

/** An agreed date is a term of one day moved to that date: the watch then treats it as any agreed `until`. */
function carrier(limit: AppliedLimit): { term: Term; extensions: readonly Extension[] } | null {
  switch (limit.kind) {
    case 'term':
      return { term: limit.term, extensions: [] };
    case 'agreed':
      return {
        term: { amount: 1, unit: 'working-day' },
        extensions: [{ kind: 'until', date: limit.date, agreedAt: limit.agreedAt }],
      };
    case 'stated':
    case 'to-be-agreed':
    case 'not-promised':
      return null;
    default: {
      const never: never = limit;
      return never;
    }
  }
}

function extensionOf({ terms, agreedAt }: AgreedExtension): Extension {
  return { ...terms, agreedAt };
}

/** The rule of the regulation, and what the process itself does on the way: silence warns and closes at any hour. */
function tellingsOf(clock: ClockState, rules: ClockRules): readonly ThresholdRule[] {
  const rule = rules.regulation.clocks[clock.code];
  const told = Object.entries(rule?.tell ?? {}).map(([code, { at, anyHour }]) => ({
    code,
    moment: at,
    ...(anyHour === undefined ? {} : { anyHour }),
  }));
  const own = ownThresholds(clock, rules);
  return [...own, ...told.filter(({ code }) => !own.some((threshold) => threshold.code === code))];
}

function ownThresholds(clock: ClockState, rules: ClockRules): readonly ThresholdRule[] {
  const due: ThresholdRule = { code: 'due', moment: { due: true }, anyHour: true };
  if (clock.from === 'proposal' || clock.from === 'agreement-proposed') return ahead(clock.warn, due);
  if (clock.from !== 'solution-delivered') return [];
  return ahead(rules.regulation.solution.warn ?? undefined, due);
}

function ahead(warn: Term | undefined, due: ThresholdRule): readonly ThresholdRule[] {
  return warn === undefined ? [due] : [{ code: warning, moment: { before: warn } }, due];
}

function known(thresholds: readonly { code: string; at: Instant | null }[]): Aim['thresholds'] {
  return thresholds.flatMap(({ code, at }) => (at === null ? [] : [{ code, at, armed: false }]));
}

function sameAim(a: Aim, b: Aim): boolean {
  return (
    a.due === b.due &&
    a.remainingSeconds === b.remainingSeconds &&
    a.endOfDay === b.endOfDay &&
    a.provisional === b.provisional &&
    a.thresholds.length === b.thresholds.length &&
    a.thresholds.every(({ code, at, armed }, i) => {
      const other = b.thresholds[i];
      return other?.code === code && other.at === at && other.armed === armed;
    })
  );
}

/** A clock would fall due outside the years that calendars cover. */
class OutOfYears extends Error {}

/** What is decided, or its refusal where a clock would fall due outside the years that calendars cover. */
export function withinYears<T>(decide: () => T): T | Refusal {
  try {
    return decide();
  } catch (error) {
    if (error instanceof OutOfYears) return refuse('date-out-of-range');
    throw error;
  }
}

/**
 * Beside dates that lie too far, the engine refuses only what regulations and commands were checked against before; to go on
 * with no date would hide the fault, so the commit fails and is seen.
 */
function sound<T>(result: TimeResult<T>): T {
  if (result.ok) return result.value;
  const { code, message } = result.error;
  if (code === 'out-of-range') throw new OutOfYears(message);
  throw new Error(`a checked deadline was refused: ${code}, ${message}`);
}

/** The closing instant of a local date in the calendar of a clock; null outside the years of the engine. */
export function closingInstant(clock: ClockState, rules: ClockRules, date: string): Instant | null {
  const closing = closingOf(rules.calendar(clock.calendar), date);
  return closing.ok ? closing.value : null;
}

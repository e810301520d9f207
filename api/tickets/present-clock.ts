import { lookUp, sourceParts } from '../../domain/regulation';
import { isOwed, isRunning } from '../../domain/process/clocks';
import type { AgreedExtension, AppliedLimit, ClockState, ExtensionTerm } from '../../domain/process/clocks';
import { expectedAim, partsCause } from '../../domain/parts';
import type { PartsOrder } from '../../domain/parts';
import type { Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import { dateText, sourceText } from '../../texts/account';
import { fill } from '../../texts/language';
import type { Language } from '../../texts/language';
import { noTerm } from '../../texts/limits';
import { pauseText } from '../../texts/pauses';
import { termText } from '../../texts/terms';
import { isoIn, timeWithOffset } from '../../texts/zoned-time';

/** An instant as the API writes it. */
export function iso(at: Instant): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : iso(at);
}

/** Past its due instant, which somebody owed: while it runs by the present instant, afterwards by the instant at which it stopped. */
export function isOverdue(clock: ClockState, now: Instant): boolean {
  return isOwed(clock) && clock.aim.due !== null && (clock.stoppedAt ?? now) > clock.aim.due;
}

/** What a clock is shown by, beside itself. */
export interface ClockShowing {
  readonly rules: Rules;
  readonly now: Instant;
  readonly language: Language;
  /** Of whoever reads it. */
  readonly timeZone: string;
  /** Where its bearer is found, a ticket or a visit. */
  readonly path: string;
  /** The bearer's orders of parts, for which a clock may stand. */
  readonly orders: readonly PartsOrder[];
}

/** How a clock looks from outside, at an instant. */
export function presentClock(clock: ClockState, showing: ClockShowing): object {
  const { rules, now, language, timeZone } = showing;
  const { aim } = clock;
  return {
    key: clock.key,
    code: clock.code,
    title: lookUp(rules.regulation.clocks, clock.code)?.title[language] ?? clock.code,
    cycle: clock.cycle,
    state: !isRunning(clock) ? 'stopped' : clock.pauses.some(({ to }) => to === null) ? 'paused' : 'running',
    startedAt: iso(clock.startedAt),
    due: isoOrNull(aim.due),
    dueLocal: aim.due === null ? null : isoIn(timeZone, aim.due),
    timeZone,
    endOfDay: aim.endOfDay,
    remainingSeconds: aim.remainingSeconds,
    provisional: aim.provisional,
    overdue: isOverdue(clock, now),
    stoppedAt: isoOrNull(clock.stoppedAt),
    limit: presentLimit(clock.limit, timeZone, language),
    owes: clock.owes,
    pauses: clock.pauses.map(({ from, to, cause, owner }) => ({
      from: iso(from),
      to: isoOrNull(to),
      cause,
      owner,
      text: pauseText(cause, rules.regulation.waits, language),
    })),
    ...presentExpected(clock, showing),
    extensions: clock.extensions.map(presentExtension),
    thresholds: aim.thresholds.map(({ code, at: instant, armed }) => ({ code, at: iso(instant), told: !armed })),
    account: `${showing.path}/clocks/${clock.code}/account?key=${encodeURIComponent(clock.key)}`,
  };
}

/** Of a clock that stands for parts: the due instant if they arrive as promised, null where that cannot be said (SK-18). */
function presentExpected(clock: ClockState, { orders, rules, now }: ClockShowing): object {
  if (!isRunning(clock) || !clock.pauses.some(({ to, cause }) => to === null && cause === partsCause)) return {};
  return { expectedDue: isoOrNull(expectedAim(clock, orders, rules, now)?.due ?? null) };
}

export function presentExtension({ terms, agreedAt }: AgreedExtension): object {
  return { ...presentExtensionTerm(terms), agreedAt: iso(agreedAt) };
}

/** Days with their unit, or the local date. */
export function presentExtensionTerm(terms: ExtensionTerm): object {
  return terms.kind === 'add' ? { days: terms.term.amount, unit: terms.term.unit } : { until: terms.date };
}

/** A limit with the rule it comes from, and in words. */
export function presentLimit(limit: AppliedLimit, timeZone: string, language: Language): object {
  const { kind, source } = limit;
  const origin = { source, sourceText: sourceText(sourceParts(source), language) };
  switch (limit.kind) {
    case 'term':
      return { kind, term: limit.term, text: termText(limit.term, language), ...origin };
    case 'stated': {
      const text = fill(noTerm.stated[language], { when: timeWithOffset(timeZone, limit.due) });
      return { kind, due: iso(limit.due), text, ...origin };
    }
    case 'agreed':
      return {
        kind,
        until: limit.date,
        text: fill(noTerm.agreed[language], { when: dateText(limit.date) }),
        ...origin,
      };
    case 'to-be-agreed':
    case 'not-promised':
      return { kind, text: noTerm[limit.kind][language], ...origin };
    default: {
      const never: never = limit;
      return never;
    }
  }
}

/** Clocks of duties inside the desk, which a client neither sees nor waits for; what a machine will do is nobody's promise either. */
const internal: ReadonlySet<ClockState['from']> = new Set([
  'signal-refused',
  'delivery-failed',
  'visit-handed-back',
  'visit-in-doubt',
  'handed-over',
  'service-accepted',
]);

export function visibleClocks(clocks: readonly ClockState[], toClient: boolean): readonly ClockState[] {
  return clocks.filter((clock) => isVisible(clock, toClient));
}

export function isVisible(clock: ClockState, toClient: boolean): boolean {
  const { from, until } = clock;
  return !toClient || (isOwed(clock) && !internal.has(from) && !until.includes('handed-over'));
}

/** Whether somebody who asks for an account means this clock: by its code, and by its key where one is named. */
export function isAskedFor(clock: ClockState, code: string, key: string | undefined, toClient: boolean): boolean {
  return clock.code === code && (key === undefined || clock.key === key) && isVisible(clock, toClient);
}

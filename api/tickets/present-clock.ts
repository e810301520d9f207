import { lookUp, sourceParts } from '../../domain/regulation';
import { isRunning } from '../../domain/clock';
import type { AgreedExtension, AppliedLimit, ClockState, ExtensionTerm } from '../../domain/clock';
import type { TicketRules } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { dateText, sourceText } from '../../texts/account';
import { fill } from '../../texts/language';
import type { Language } from '../../texts/language';
import { noTerm } from '../../texts/limits';
import { termText } from '../../texts/terms';
import { isoIn, timeForPeople } from '../../texts/zoned-time';

/** An instant as the API writes it. */
export function iso(at: Instant): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : iso(at);
}

/** Past its due instant: while it runs by the present instant, afterwards by the instant at which it stopped. */
export function isOverdue(clock: ClockState, now: Instant): boolean {
  return clock.aim.due !== null && (clock.stoppedAt ?? now) > clock.aim.due;
}

/** How a clock looks from outside, at an instant. */
export function presentClock(
  clock: ClockState,
  at: { rules: TicketRules; now: Instant; language: Language; ticketPath: string },
): object {
  const { rules, now, language } = at;
  const { aim } = clock;
  const { timeZone } = rules.regulation;
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
    pauses: clock.pauses.map(({ from, to, cause, owner }) => ({ from: iso(from), to: isoOrNull(to), cause, owner })),
    extensions: clock.extensions.map(presentExtension),
    thresholds: aim.thresholds.map(({ code, at: instant, armed }) => ({ code, at: iso(instant), told: !armed })),
    account: `${at.ticketPath}/clocks/${clock.code}/account?key=${encodeURIComponent(clock.key)}`,
  };
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
      const text = fill(noTerm.stated[language], { when: timeForPeople(timeZone, limit.due) });
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

/** Clocks of duties inside the desk, which a client neither sees nor waits for. */
const internal: ReadonlySet<ClockState['from']> = new Set(['signal-refused', 'delivery-failed']);

export function visibleClocks(clocks: readonly ClockState[], toClient: boolean): readonly ClockState[] {
  return toClient ? clocks.filter(({ from }) => !internal.has(from)) : clocks;
}

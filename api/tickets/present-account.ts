import { sourceParts } from '../../domain/regulation';
import { deadlineInput } from '../../domain/process/clocks';
import type { ClockState } from '../../domain/process/clocks';
import type { Regulation } from '../../domain/regulation';
import { deadlineAccount } from '../../domain/time';
import type { AccountDay, AccountLine, DeadlineAccount, DeadlineInput, Instant } from '../../domain/time';
import { accountLineText, dayKindText, dayReasonText, sourceText } from '../../texts/account';
import { fill } from '../../texts/language';
import type { Language } from '../../texts/language';
import { heldText } from '../../texts/limits';
import { isoIn, timeWithOffset } from '../../texts/zoned-time';
import type { AccountFact } from './account-fact';
import { moveLines, type MovesToShow } from './moves-of-account';
import { iso, isoOrNull, presentClock } from './present-clock';
import type { ClockShowing } from './present-clock';

/**
 * The account of a clock: its deadline, why, and every day from its start.
 *
 * @param at `extraLines`: what its bearer has to say of the date, before everything else; `moves`: how other rules moved it
 */
export function presentAccount(
  clock: ClockState,
  at: ClockShowing & { readonly extraLines?: readonly AccountFact[]; readonly moves: MovesToShow },
): object {
  const input = deadlineInput(clock, at.rules);
  const { timeZone } = at;
  const { waits } = at.rules.regulation;
  const found = input === null ? null : accountOf(input);
  const held =
    clock.notBefore !== null && clock.aim.due === clock.notBefore
      ? [heldLine(clock.notBefore, timeZone, at.language)]
      : [];
  return {
    clock: presentClock(clock, at),
    due: isoOrNull(clock.aim.due),
    ...(found === null ? noDays : presentDays(found, at.language)),
    lines: [
      ...(at.extraLines ?? []),
      ...(found === null ? [] : presentLines(found.lines, { timeZone, waits }, at.language)),
      ...held,
      ...moveLines(at.moves, at),
    ],
    calendar: { code: clock.calendar, version: at.rules.pin.calendars },
    source: clock.limit.source,
    sourceText: sourceText(sourceParts(clock.limit.source), at.language),
  };
}

const noDays = { days: [], countedSeconds: 0, pausedSeconds: 0, provisional: false };

/**
 * The account that belongs to inputs which the process has checked before.
 *
 * @throws Error when the time engine refuses them all the same, so that the fault is seen
 */
function accountOf(input: DeadlineInput): DeadlineAccount {
  const result = deadlineAccount(input);
  if (!result.ok) throw new Error(`a checked deadline was refused: ${result.error.code}, ${result.error.message}`);
  return result.value;
}

/** The days of an account with their notes, and their sums. */
export function presentDays(account: DeadlineAccount, language: Language): object {
  return {
    days: account.account.map((day) => presentDay(day, language)),
    countedSeconds: sum(account.account, ({ countedSeconds }) => countedSeconds),
    pausedSeconds: sum(account.account, ({ pausedSeconds }) => pausedSeconds),
    provisional: account.deadline.provisional,
  };
}

function presentDay(day: AccountDay, language: Language): object {
  return {
    date: day.date,
    kind: day.kind,
    countedSeconds: day.countedSeconds,
    pausedSeconds: day.pausedSeconds,
    kindText: dayKindText(day.kind, language),
    note: dayReasonText(day, language),
    rule: { origin: day.rule.origin, moved: day.rule.moved ?? null },
    pauses: day.pauses,
  };
}

function sum(days: readonly AccountDay[], seconds: (day: AccountDay) => number): number {
  return days.reduce((total, day) => total + seconds(day), 0);
}

/** The facts that gave the date besides the days, each with a sentence. */
export function presentLines(
  lines: readonly AccountLine[],
  { timeZone, waits }: Pick<Regulation, 'waits'> & { readonly timeZone: string },
  language: Language,
): object[] {
  return lines.map((line) => ({
    kind: line.kind,
    text: accountLineText(line, language, waits),
    ...lineFacts(line, timeZone),
  }));
}

function lineFacts(line: AccountLine, timeZone: string): object {
  switch (line.kind) {
    case 'term':
      return { term: line.term, ...dueFacts(line.due, timeZone) };
    case 'earlier-agreement':
      return { term: line.term, prevails: line.prevails, ...dueFacts(line.due, timeZone) };
    case 'extension': {
      const { extension } = line;
      const what = extension.kind === 'add' ? { term: extension.term } : { until: extension.date };
      return { ...what, agreedAt: iso(extension.agreedAt), ...dueFacts(line.due, timeZone) };
    }
    case 'pause': {
      const { from, to, cause, owner } = line.pause;
      return { from: iso(from), to: isoOrNull(to), cause, owner, seconds: line.seconds, index: line.index };
    }
    case 'next-working-day':
      return { from: line.from, to: line.to };
    case 'calendar-year':
      return { layer: line.layer, year: line.year, status: line.status, version: line.version };
    default: {
      const never: never = line;
      return never;
    }
  }
}

function dueFacts(due: Instant | null, timeZone: string): object {
  return { due: isoOrNull(due), dueLocal: due === null ? null : isoIn(timeZone, due) };
}

function heldLine(notBefore: Instant, timeZone: string, language: Language): object {
  const until = timeWithOffset(timeZone, notBefore);
  return { kind: 'held', text: fill(heldText[language], { until }), ...dueFacts(notBefore, timeZone) };
}

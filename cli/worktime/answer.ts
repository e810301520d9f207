import type {
  Calendar,
  Deadline,
  DeadlineInput,
  Extension,
  Instant,
  LayerSource,
  Pause,
  Term,
  TermUnit,
  TimeError,
  TimeResult,
} from '../../domain/time';
import {
  addWorkingDays,
  compileUnknownCalendar,
  deadlineAccount,
  parseInstant,
  runWorkingTime,
  workingTimeBetween,
} from '../../domain/time';

/** Thrown and caught within this file only: a fault of the line, as the answer names it. */
class Refusal extends Error {
  constructor(readonly error: TimeError) {
    super(error.message);
  }
}

type Line = Readonly<Record<string, unknown>>;

/**
 * Compiled calendars are kept by their content, the last used ones: a table of cases uses few of them on many lines.
 * The two bounds keep the memory of a hostile table within some 100 MB.
 */
const CACHED_CALENDARS = 64;
const LONGEST_CACHED = 256 * 1024;

/** Makes the function that answers one line of JSON with one line of JSON; it never throws. */
export function createAnswerer(layers: LayerSource): (text: string) => string {
  const calendars = new Map<string, Calendar>();

  function calendarOf(raw: unknown): Calendar {
    const key = JSON.stringify(raw) ?? '';
    const calendar = calendars.get(key) ?? valueOf(compileUnknownCalendar(raw, layers));
    if (key.length > LONGEST_CACHED) return calendar;
    calendars.delete(key);
    calendars.set(key, calendar);
    const oldest = calendars.keys().next();
    if (calendars.size > CACHED_CALENDARS && oldest.done === false) calendars.delete(oldest.value);
    return calendar;
  }

  return (text) => {
    let id: string | null = null;
    try {
      const line = readLine(text);
      id = readText(line['id'], 'id');
      return JSON.stringify({ id, ...answer(line, calendarOf) });
    } catch (fault) {
      // Whatever else a hostile line may cause (too deep a nesting) is the line's fault, not a reason to stop.
      const error = fault instanceof Refusal ? fault.error : { code: 'malformed', message: 'the line cannot be read' };
      return JSON.stringify({ id, error });
    }
  };
}

/** The answer to a line that cannot even be held: longer than the command takes in. */
export function answerTooLong(): string {
  return JSON.stringify({ id: null, error: { code: 'malformed', message: 'the line is too long' } });
}

function answer(line: Line, calendarOf: (raw: unknown) => Calendar): object {
  const op = readText(line['op'], 'op');
  const calendar = calendarOf(line['calendar']);
  const start = readInstant(line['start'], 'start');
  switch (op) {
    case 'addWorkingTime': {
      const end = valueOf(runWorkingTime(calendar, start, readSeconds(line['amount']), readPauses(line['pauses'])));
      return end.instant === null
        ? { result: null, remainingSeconds: end.remainingSeconds }
        : { result: iso(end.instant) };
    }
    case 'addWorkingDays': {
      refusePauses(line['pauses']);
      const end = valueOf(
        addWorkingDays(calendar, start, readWhole(readObject(line['amount'], 'amount')['days'], 'amount.days')),
      );
      return { result: iso(end.instant), ...(end.endOfDay ? { endOfDay: true } : {}) };
    }
    case 'workingTimeBetween': {
      const end = readInstant(line['end'], 'end');
      return { result: valueOf(workingTimeBetween(calendar, start, end, readPauses(line['pauses']))) };
    }
    case 'deadline':
      return answerDeadline(line, calendar, start);
    default:
      throw malformed('op is none of addWorkingTime, addWorkingDays, workingTimeBetween, deadline');
  }
}

function answerDeadline(line: Line, calendar: Calendar, start: Instant): object {
  const ends = line['ends'];
  if (ends !== undefined && ends !== 'closing' && ends !== 'midnight')
    throw malformed('ends is neither closing nor midnight');
  const input: DeadlineInput = {
    calendar,
    start,
    term: readTerm(line['term'], 'term'),
    ...(ends === undefined ? {} : { ends }),
    pauses: readPauses(line['pauses']),
    extensions: readExtensions(line['extensions'], start),
    thresholds: [],
  };
  const { deadline, account } = valueOf(deadlineAccount(input));
  return {
    ...answerDue(deadline),
    ...(deadline.provisional ? { provisional: true } : {}),
    account: account.map(({ date, kind, countedSeconds, pausedSeconds, note }) => ({
      date,
      kind,
      countedSeconds,
      pausedSeconds,
      note,
    })),
  };
}

function answerDue({ due, remainingSeconds, endOfDay }: Deadline): object {
  if (due === null) return { result: null, remainingSeconds };
  return { result: iso(due), ...(endOfDay ? { endOfDay } : {}) };
}

function readLine(text: string): Line {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw malformed('the line is not JSON');
  }
  return readObject(raw, 'the line');
}

function readObject(raw: unknown, place: string): Line {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw malformed(`${place} is not an object`);
  return raw as Line;
}

function readText(raw: unknown, place: string): string {
  if (typeof raw !== 'string') throw malformed(`${place} is not a string`);
  return raw;
}

function readList(raw: unknown, place: string): readonly unknown[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) throw malformed(`${place} is not a list`);
  return raw;
}

function readWhole(raw: unknown, place: string): number {
  if (typeof raw !== 'number' || !Number.isInteger(raw)) throw malformed(`${place} is not a whole number`);
  return raw;
}

function readInstant(raw: unknown, place: string): Instant {
  const instant = parseInstant(readText(raw, place));
  if (instant === undefined) throw malformed(`${place} is not an ISO instant with Z or an offset`);
  return instant;
}

function readSeconds(raw: unknown): number {
  const { minutes, seconds } = readObject(raw, 'amount');
  if (minutes !== undefined && seconds !== undefined) throw malformed('amount has both minutes and seconds');
  if (seconds !== undefined) return readWhole(seconds, 'amount.seconds');
  // Kept finite: an absurd amount is out of range, not malformed.
  const product = readWhole(minutes, 'amount.minutes') * 60;
  return Math.max(-Number.MAX_VALUE, Math.min(product, Number.MAX_VALUE));
}

function readTerm(raw: unknown, place: string): Term {
  const { amount, unit } = readObject(raw, place);
  return { amount: readWhole(amount, `${place}.amount`), unit: readUnit(unit, `${place}.unit`) };
}

function readUnit(raw: unknown, place: string): TermUnit {
  if (raw === 'working-day' || raw === 'working-minute' || raw === 'calendar-day' || raw === 'minute') return raw;
  throw malformed(`${place} is none of working-day, working-minute, calendar-day, minute`);
}

function readExtensions(raw: unknown, agreedAt: Instant): readonly Extension[] {
  return readList(raw, 'extensions').map((term, i) => ({
    kind: 'add',
    term: readTerm(term, `extensions[${i}]`),
    agreedAt,
  }));
}

function readPauses(raw: unknown): readonly Pause[] {
  return readList(raw, 'pauses').map((pair, i) => {
    if (!Array.isArray(pair) || pair.length !== 2) throw malformed(`pauses[${i}] is not a pair of instants`);
    const [from, to] = pair as readonly unknown[];
    return { from: readInstant(from, `pauses[${i}][0]`), to: to === null ? null : readInstant(to, `pauses[${i}][1]`) };
  });
}

function refusePauses(raw: unknown): void {
  if (readList(raw, 'pauses').length > 0) throw malformed('this operation knows no pauses');
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}

function valueOf<T>(result: TimeResult<T>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}

function malformed(message: string): Refusal {
  return new Refusal({ code: 'malformed', message });
}

import type { Calendar } from './calendar';
import type { DayNumber } from './dates';
import { formatDate } from './dates';
import type { Settled } from './deadline';
import { settle, settleLater } from './deadline';
import { read, run } from './promise';
import { done } from './result';
import type { Stop } from './stops';
import type { DeadlineInput } from './deadline-input';
import type { AccountDay, AccountLine, DayKind, DayRule, DeadlineAccount, Instant, Pause, TimeResult } from './types';
import { counted } from './watch';
import type { DayInfo } from './year-table';

/**
 * A deadline together with its account: one entry a day from the date of the event to the due date (24:00 belongs to its day; up to
 * the pause where one is open), and the lines that say what else gave the date. Counted seconds add up to the term and its extensions,
 * paused seconds to what the pauses cost. Refusals: those of `deadline`.
 */
export function deadlineAccount(input: DeadlineInput): TimeResult<DeadlineAccount> {
  const settled = settleLater(input);
  if (!settled.ok) return settled;
  const account = accountDays(settled.value);
  const lines = accountLines(input, settled.value, account);
  return lines.ok ? done({ deadline: settled.value.deadline, account, lines: lines.value }) : lines;
}

const NO_PAUSES: AccountDay['pauses'] = [];

function accountDays({ input, promise, reading, stoppedAt }: Settled): readonly AccountDay[] {
  const { calendar, start, term } = input;
  const inDays = term.unit === 'working-day' || term.unit === 'calendar-day';
  const first = calendar.dayOf(start);
  const last = Math.max(first, reading === null ? calendar.dayOf(stoppedAt) : reading.dueDay);
  const days: AccountDay[] = [];
  let skip = 0;
  for (let day = first; day <= last; day += 1) {
    const info = calendar.infoOf(day) as DayInfo;
    const eventDay = inDays && day === first;
    const from = Math.max(calendar.startOf(day) as Instant, promise.from);
    const to = Math.min(calendar.startOf(day + 1) as Instant, stoppedAt);
    while (skip < promise.stops.length && (promise.stops[skip] as Stop).to <= from) skip += 1;
    const counts = promise.fixed === null && from < to;
    const pauses = counts ? pausesOfDay(promise.track, promise.stops, skip, from, to) : NO_PAUSES;
    const pausedSeconds = pauses.reduce((sum, pause) => sum + pause.seconds, 0);
    const countedSeconds = counts
      ? counted(promise.track, from, to, skip === 0 ? promise.stops : promise.stops.slice(skip)) / 1000
      : 0;
    const kind: DayKind = eventDay ? 'event-day' : info.kind;
    const note = noteOf(kind, info, pauses, input.pauses);
    days.push({ date: info.date, kind, countedSeconds, pausedSeconds, note, rule: info.rule, pauses });
  }
  return days;
}

function pausesOfDay(
  track: Settled['promise']['track'],
  stops: readonly Stop[],
  skip: number,
  from: Instant,
  to: Instant,
): AccountDay['pauses'] {
  let pauses: { index: number; seconds: number }[] | undefined;
  for (let i = skip; i < stops.length; i += 1) {
    const stop = stops[i] as Stop;
    if (stop.from >= to) break;
    const seconds = track.between(Math.max(stop.from, from), Math.min(stop.to, to)) / 1000;
    if (seconds > 0) (pauses ??= []).push({ index: stop.index, seconds });
  }
  return pauses ?? NO_PAUSES;
}

function noteOf(kind: DayKind, info: DayInfo, taken: AccountDay['pauses'], pauses: readonly Pause[]): string {
  let note = dayNote(kind, info.rule);
  for (const { index, seconds } of taken) {
    const { cause } = pauses[index] as Pause;
    note += `; paused ${Math.round(seconds / 6) / 10} min${cause === undefined ? '' : ` (${cause})`}`;
  }
  return note;
}

function dayNote(kind: DayKind, rule: DayRule): string {
  const provisional = rule.origin === 'art112' ? ' (by Labour Code art. 112, not official)' : '';
  switch (kind) {
    case 'event-day':
      return 'the day of the event is not counted';
    case 'working':
      return rule.origin === 'week' ? 'a working day by the week' : 'a working day by its date';
    case 'weekend':
      return 'a day off by the week';
    case 'holiday':
      return `${rule.nameEn ?? 'closed by its date'}${provisional}`;
    case 'moved-off':
      return `the day off of ${rule.moved ?? 'another date'} moved here${provisional}`;
    case 'moved-working':
      return rule.moved === undefined ? 'a day off that is worked' : `worked, its day off moved to ${rule.moved}`;
    default: {
      const _: never = kind;
      return _;
    }
  }
}

function accountLines(
  input: DeadlineInput,
  settled: Settled,
  account: readonly AccountDay[],
): TimeResult<readonly AccountLine[]> {
  const { calendar, agreed } = input;
  const limit = agreed === undefined ? done(settled) : settle(input);
  if (!limit.ok) return limit;
  const lines = agreementLines(input, limit.value);
  if (agreed !== undefined) {
    const kept = settle({ ...input, ...agreed });
    if (!kept.ok) return kept;
    const { due } = kept.value.deadline;
    lines.push({ kind: 'earlier-agreement', term: agreed.term, due, prevails: settled.input !== input });
  }
  lines.push(...pauseLines(input.pauses, account));
  const { reading } = settled;
  if (reading !== null && reading.dueDay !== reading.ranOutDay) {
    lines.push({ kind: 'next-working-day', from: formatDate(reading.ranOutDay), to: formatDate(reading.dueDay) });
  }
  lines.push(...yearLines(calendar, settled.years));
  return done(lines);
}

/** The term, then each extension, with what was due as of it. */
function agreementLines({ calendar, term, extensions }: DeadlineInput, { promises }: Settled): AccountLine[] {
  return promises.map((promise, i) => {
    const end = run(promise);
    const due = end.kind === 'out' ? (read(calendar, promise.reading, end.at)?.due ?? null) : null;
    const extension = extensions[i - 1];
    return extension === undefined ? { kind: 'term', term, due } : { kind: 'extension', extension, due };
  });
}

function pauseLines(pauses: readonly Pause[], account: readonly AccountDay[]): readonly AccountLine[] {
  if (pauses.length === 0) return [];
  const costs = new Array<number>(pauses.length).fill(0);
  for (const day of account) {
    for (const { index, seconds } of day.pauses) costs[index] = (costs[index] as number) + seconds;
  }
  return pauses.map((pause, index) => ({ kind: 'pause', index, pause, seconds: costs[index] as number }));
}

function yearLines(calendar: Calendar, years: readonly DayNumber[]): readonly AccountLine[] {
  return years.flatMap((year) =>
    (calendar.year(year)?.layers ?? []).map(({ layer, status, version }): AccountLine => ({
      kind: 'calendar-year',
      layer,
      year,
      status,
      version,
    })),
  );
}

import type { SourcePart } from '../domain/regulation';
import type { MoveByRules } from '../domain/process';
import type { AccountDay, AccountLine, DayKind, Instant } from '../domain/time';
import { both, fill, say, textOf, type Language } from './language';
import { pauseText } from './pauses';
import { spanText, termText } from './terms';
import type { Text } from '../domain/regulation/types';

/** The kinds of days in the account of a deadline. */
const kinds: Readonly<Record<DayKind, Text>> = {
  'event-day': both('день события', 'day of the event'),
  working: both('рабочий', 'working day'),
  weekend: both('выходной', 'day off'),
  holiday: both('праздник', 'holiday'),
  'moved-off': both('перенесённый выходной', 'moved day off'),
  'moved-working': both('рабочий по переносу', 'moved working day'),
};

const reasons = {
  'event-day': both('день события не считается', 'the day of the event is not counted'),
  week: both('рабочий день недели', 'a working day of the week'),
  date: both('рабочие часы этой даты', 'hours of this date'),
  weekend: both('нерабочий день недели', 'not a working day of the week'),
  closed: both('закрыто на эту дату', 'closed on this date'),
  'moved-here': both('выходной перенесён с {date}', 'the day off of {date} moved here'),
  'moved-away': both('выходной перенесён на {date}', 'its day off moved to {date}'),
  opened: both('открыто на эту дату', 'open on this date'),
  unofficial: both(
    ' (по ст. 112 ТК РФ, год ещё не утверждён)',
    ' (by Labour Code art. 112, the year is not official yet)',
  ),
  paused: both('; отсчёт стоял {span}', '; the count stood {span}'),
} as const;

const lines = {
  term: both('срок: {term}', 'term: {term}'),
  add: both('продление: {term}', 'extension: {term}'),
  until: both('продление до {date}', 'extension until {date}'),
  prevails: both('ранее согласованный срок позже и действует', 'what was agreed earlier is later and holds'),
  yields: both('ранее согласованный срок раньше нового', 'what was agreed earlier is before the new limit'),
  pause: both('пауза: {span}', 'pause: {span}'),
  pauseFor: both('пауза: {span} ({cause})', 'pause: {span} ({cause})'),
  next: both(
    '{from} нерабочий день, срок переходит на {to}',
    '{from} is not a working day, so the term goes on to {to}',
  ),
  official: both(
    'производственный календарь {layer}, {year} год: утверждён',
    'working calendar of {layer} for {year}: official',
  ),
  provisional: both(
    'производственный календарь {layer}, {year} год: предварительный, срок будет пересчитан',
    'working calendar of {layer} for {year}: provisional, the date will be computed anew',
  ),
  movedByRules: both(
    '{at} срок стал {after}, был {before}: {because}{published}',
    '{at} the date became {after}, it was {before}: {because}{published}',
  ),
  calendar: both('изменился календарь', 'the calendar has changed'),
  contract: both('изменился договор', 'the contract has changed'),
  version: both('действует другая редакция регламента', 'another version of the regulation applies'),
  undated: both('без даты', 'without a date'),
  missing: both(
    'производственного календаря {layer} на {year} год ещё нет, срок будет пересчитан',
    'working calendar of {layer} for {year}: not published yet, the date will be computed anew',
  ),
} as const;

/** Whose working calendars there are; another stands by its code. */
const countries: Readonly<Record<string, Text>> = {
  ru: both('России', 'Russia'),
  'ru-ba': both('Республики Башкортостан', 'the Republic of Bashkortostan'),
  am: both('Армении', 'Armenia'),
  by: both('Беларуси', 'Belarus'),
  kz: both('Казахстана', 'Kazakhstan'),
  kg: both('Кыргызстана', 'Kyrgyzstan'),
};

/** Of whom a layer of the working calendar is: `России`, `Russia`. */
export function layerText(layer: string, language: Language): string {
  return textOf(countries, layer)[language];
}

/** `рабочий`, `holiday`. */
export function dayKindText(kind: DayKind, language: Language): string {
  return say(kinds[kind], language);
}

/** Why a day counts or does not: one line. */
export function dayReasonText(day: AccountDay, language: Language): string {
  const unofficial = day.rule.origin === 'art112' ? say(reasons.unofficial, language) : '';
  const paused = day.pausedSeconds
    ? fill(say(reasons.paused, language), { span: spanText(day.pausedSeconds, language) })
    : '';
  return dayReason(day, language) + unofficial + paused;
}

function dayReason({ kind, rule }: AccountDay, language: Language): string {
  const { moved } = rule;
  const name = language === 'ru' ? rule.nameRu : rule.nameEn;
  switch (kind) {
    case 'event-day':
      return say(reasons['event-day'], language);
    case 'working':
      return say(rule.origin === 'week' ? reasons.week : reasons.date, language);
    case 'weekend':
      return say(reasons.weekend, language);
    case 'holiday':
      return name ?? say(reasons.closed, language);
    case 'moved-off':
      return moved
        ? fill(say(reasons['moved-here'], language), { date: dateText(moved) })
        : say(reasons.closed, language);
    case 'moved-working':
      return moved
        ? fill(say(reasons['moved-away'], language), { date: dateText(moved) })
        : say(reasons.opened, language);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/**
 * That other rules moved the date: when, from what to what, and who published them.
 *
 * @param instantText puts an instant into words
 * @param published by which change of the rules, where the reader is told
 */
export function movedByRulesText(
  { at, because, before, after }: MoveByRules,
  instantText: (at: Instant) => string,
  published: string,
  language: Language,
): string {
  const dateOf = (due: Instant | null): string => (due === null ? say(lines.undated, language) : instantText(due));
  return fill(say(lines.movedByRules, language), {
    ...{ at: instantText(at), before: dateOf(before), after: dateOf(after) },
    ...{ because: say(lines[because], language), published },
  });
}

/**
 * A line of the account: what else gave the date.
 *
 * @param waits the reasons to wait that the regulation names
 */
export function accountLineText(
  line: AccountLine,
  language: Language,
  waits: Readonly<Record<string, { readonly title: Text }>> = {},
): string {
  switch (line.kind) {
    case 'term':
      return fill(say(lines.term, language), { term: termText(line.term, language) });
    case 'extension':
      return line.extension.kind === 'add'
        ? fill(say(lines.add, language), { term: termText(line.extension.term, language) })
        : fill(say(lines.until, language), { date: dateText(line.extension.date) });
    case 'earlier-agreement':
      return say(line.prevails ? lines.prevails : lines.yields, language);
    case 'pause':
      return pauseLine(line, language, waits);
    case 'next-working-day':
      return fill(say(lines.next, language), { from: dateText(line.from), to: dateText(line.to) });
    case 'calendar-year':
      return fill(say(lines[line.status], language), {
        layer: layerText(line.layer, language),
        year: line.year,
      });
    default: {
      const never: never = line;
      return never;
    }
  }
}

function pauseLine(
  { seconds, pause: { cause } }: Extract<AccountLine, { kind: 'pause' }>,
  language: Language,
  waits: Parameters<typeof pauseText>[1],
): string {
  const span = spanText(seconds, language);
  if (cause === undefined) return fill(say(lines.pause, language), { span });
  return fill(say(lines.pauseFor, language), { span, cause: pauseText(cause, waits, language) });
}

const origins = {
  setting: both('настройка службы', "the desk's setting"),
  contract: both('договор {number}', 'contract {number}'),
  clause: both('договор {number}, {clause}', 'contract {number}, {clause}'),
} as const;

/** Words of a citation; the rest of it stays as the regulation has it. */
const citations: readonly (readonly [RegExp, string])[] = [
  [/\brow\b/g, 'строка'],
  [/\bstage\b/g, 'этап'],
  [/\bnote\b/g, 'сноска'],
  [/\bimportant\b/g, '«Важно!»'],
  [/\bTerms\b/g, 'Термины'],
  [/\bstandard mode\b/g, 'обычный режим'],
  [/\bemergency mode\b/g, 'экстренный режим'],
  [/\bgeneral questions\b/g, 'общие вопросы'],
  [/\binstallation\b/g, 'установка'],
  [/\bperformance\b/g, 'производительность'],
  [/\bupdates\b/g, 'обновления'],
  [/\berrors\b/g, 'ошибки'],
  [/\bdevelopment\b/g, 'разработка'],
  [/\btheory\b/g, 'теория'],
  [/\badministration\b/g, 'администрирование'],
  [/\bstandard\b/g, 'стандарт'],
  [/\bextended\b/g, 'расширенный'],
  [/\bservice\b/g, 'об услуге'],
  [/\bcourse\b/g, 'порядок работы'],
  [/\bfield\b/g, 'выездное обслуживание'],
  [/^contract$/g, 'по договору'],
  [/^agreement$/g, 'по соглашению'],
];

/** Where a rule comes from: `VI, строка 8; договор 12/2026, п. 3.2`. */
export function sourceText(parts: readonly SourcePart[], language: Language): string {
  return parts.map((part) => sourcePartText(part, language)).join('; ');
}

function sourcePartText(part: SourcePart, language: Language): string {
  switch (part.kind) {
    case 'setting':
      return say(origins.setting, language);
    case 'contract':
      return fill(say(part.clause === null ? origins.contract : origins.clause, language), part);
    case 'paragraph':
      return language === 'ru'
        ? citations.reduce((text, [word, russian]) => text.replace(word, russian), part.text)
        : part.text;
    default: {
      const never: never = part;
      return never;
    }
  }
}

/** `2026-12-30` as 30.12.2026. */
export function dateText(date: string): string {
  return date.split('-').reverse().join('.');
}

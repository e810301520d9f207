import { sourceParts, type DueDate, type LimitSubject, type Regulation } from '../../domain/regulation';
import type { AccountDay, Instant } from '../../domain/time';
import type { Contract } from '../../regulations';
import { accountLineText, dateText, dayKindText, dayReasonText, sourceText } from '../../texts/account';
import { dueTexts, weekDays } from '../../texts/due';
import { fill, say, type Language } from '../../texts/language';
import { spanText } from '../../texts/terms';
import { isoIn } from '../../texts/zoned-time';

export interface DueReport {
  readonly regulation: Regulation;
  readonly subject: LimitSubject;
  readonly received: Instant;
  readonly dates: readonly DueDate[];
  readonly contract: Contract | null;
  readonly contractValid: boolean;
}

/** The whole answer as text: what was asked, then each clock with the table of its days. */
export function renderDueDates(report: DueReport, language: Language): string {
  const { regulation, subject, contract } = report;
  const title = (entries: Readonly<Record<string, { readonly title: Regulation['title'] }>>, code: string): string =>
    say(entries[code]?.title ?? { ru: code, en: code }, language);
  const put = (text: Regulation['title'], values: Record<string, string | number>): string =>
    fill(say(text, language), values);
  const head = [
    say(regulation.title, language),
    put(dueTexts.topic, { topic: title(regulation.topics, subject.topic) }),
    ...(subject.vehicles === null ? [] : [put(dueTexts.vehicles, { vehicles: subject.vehicles })]),
    ...(subject.level === null ? [] : [put(dueTexts.level, { level: title(regulation.levels, subject.level) })]),
    put(dueTexts.priority, { priority: title(regulation.priorities, subject.priority) }),
    ...(contract ? [put(dueTexts.contract, { number: contract.number })] : []),
    ...(contract && !report.contractValid ? [put(dueTexts.contractNotValid, { number: contract.number })] : []),
    put(dueTexts.received, {
      at: momentText(report.received, regulation.timeZone, language),
      zone: regulation.timeZone,
    }),
  ];
  const parts = report.dates.map((date) => renderDueDate(date, regulation.timeZone, language));
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

function renderDueDate({ rule, limit, account }: DueDate, timeZone: string, language: Language): string {
  const clock = say(rule.title, language);
  const by = fill(say(dueTexts.rule, language), { source: sourceText(sourceParts(limit.source), language) });
  if (account === null) {
    const text = {
      'to-be-agreed': dueTexts.toBeAgreed,
      'not-promised': dueTexts.notPromised,
      stated: dueTexts.stated,
      term: dueTexts.due,
    };
    return [fill(say(text[limit.kind], language), { clock }), by].join('\n');
  }
  const { deadline, account: days, lines } = account;
  const due = deadline.due === null ? '—' : dueText(deadline.due, deadline.endOfDay, timeZone, language);
  return [
    fill(say(dueTexts.due, language), { clock, due }),
    by,
    ...lines.map((line) => accountLineText(line, language)),
    '',
    ...table(days, language),
  ].join('\n');
}

function table(days: readonly AccountDay[], language: Language): string[] {
  const rows = [
    [dueTexts.day, dueTexts.kind, dueTexts.counted, dueTexts.why].map((text) => say(text, language)),
    ...days.map((day) => [
      `${weekDayText(day.date, language)} ${dateText(day.date)}`,
      dayKindText(day.kind, language),
      day.countedSeconds ? spanText(day.countedSeconds, language) : '—',
      dayReasonText(day, language),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

/** An instant that ends a day is shown as 24:00 of that day. */
function dueText(due: Instant, endOfDay: boolean, timeZone: string, language: Language): string {
  if (!endOfDay) return momentText(due, timeZone, language);
  const [date = ''] = isoIn(timeZone, due - 1).split('T');
  return `${weekDayText(date, language)} ${dateText(date)} 24:00`;
}

function momentText(at: Instant, timeZone: string, language: Language): string {
  const [date = '', time = ''] = isoIn(timeZone, at).split('T');
  return `${weekDayText(date, language)} ${dateText(date)} ${time.slice(0, 5)}`;
}

function weekDayText(date: string, language: Language): string {
  return say(weekDays, language).split(' ')[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

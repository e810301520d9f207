import type { Rules } from '../../domain/process';
import { sourceParts, type Regulation } from '../../domain/regulation';
import type { AccountDay, Instant } from '../../domain/time';
import { pausedBy, type Promised, type Question, type WhatIf } from '../../domain/what-if';
import type { Contract } from '../../regulations';
import { accountLineText, dateText, dayKindText, dayReasonText, sourceText } from '../../texts/account';
import { dueTexts, weekDays } from '../../texts/due';
import { fill, say, type Language } from '../../texts/language';
import { pauseText } from '../../texts/pauses';
import { spanText } from '../../texts/terms';
import { isoIn } from '../../texts/zoned-time';

export interface DueReport {
  readonly rules: Rules;
  readonly question: Question;
  readonly told: WhatIf;
  readonly contract: Contract | null;
  readonly contractValid: boolean;
}

type Text = Regulation['title'];
type Titled = Readonly<Record<string, { readonly title: Text }>>;

/** The whole answer as text: what was asked, then each date with the table of its days, the earliest first. */
export function renderDueDates(report: DueReport, language: Language): string {
  const { promised } = report.told;
  const inOrder = [...promised].sort((a, b) => dueOf(a) - dueOf(b));
  const parts = inOrder.map((each) => renderPromised(each, report.rules.regulation, language));
  return `${[headOf(report, language).join('\n'), ...parts].join('\n\n')}\n`;
}

/** What can be chosen for `--topic`. */
export function renderTopics({ code, topics }: Regulation, language: Language): string {
  const width = Math.max(...Object.keys(topics).map((topic) => topic.length));
  const rows = Object.entries(topics).map(([topic, { title }]) => `  ${topic.padEnd(width)}  ${say(title, language)}`);
  return `${[fill(say(dueTexts.topics, language), { desk: code }), ...rows].join('\n')}\n`;
}

function headOf({ rules, question, told, contract, contractValid }: DueReport, language: Language): string[] {
  const { regulation } = rules;
  const { timeZone } = regulation;
  const { topic, priority, level, vehicles } = told.ticket;
  const title = (entries: Titled, code: string): string =>
    say(entries[code]?.title ?? { ru: code, en: code }, language);
  const put = (text: Text, values: Record<string, string | number>): string => fill(say(text, language), values);
  const at = (instant: Instant | null): string =>
    instant === null ? say(dueTexts.open, language) : momentText(instant, timeZone, language);
  const { visit } = question;
  return [
    say(regulation.title, language),
    put(dueTexts.topic, { topic: title(regulation.topics, topic) }),
    ...(vehicles === null ? [] : [put(dueTexts.vehicles, { vehicles })]),
    ...(level === null ? [] : [put(dueTexts.level, { level: title(regulation.levels, level) })]),
    put(dueTexts.priority, { priority: title(regulation.priorities, priority) }),
    ...(contract ? [put(dueTexts.contract, { number: contract.number })] : []),
    ...(contract && !contractValid ? [put(dueTexts.contractNotValid, { number: contract.number })] : []),
    put(dueTexts.received, { at: at(question.start), zone: timeZone }),
    ...(visit === null
      ? []
      : [
          put(dueTexts.visit, {
            subject: say(rules.region(visit.subject)?.title ?? { ru: visit.subject, en: visit.subject }, language),
            requested: at(visit.requestedAt),
            ready: at(visit.readyAt),
          }),
        ]),
    ...question.pauses.map(({ from, to, cause }) =>
      put(dueTexts.pause, { from: at(from), to: at(to), effect: effectOf(cause, rules, language) }),
    ),
    ...question.parts.map(({ orderedAt, receivedAt }) =>
      put(dueTexts.parts, { from: at(orderedAt), to: at(receivedAt) }),
    ),
  ];
}

/** Which clocks a wait lets stand; where the regulation grants none, that it does not. */
function effectOf(cause: string, rules: Rules, language: Language): string {
  const { waits, clocks } = rules.regulation;
  const standing = pausedBy(rules, cause);
  const text = standing.length === 0 ? dueTexts.pauseStopsNothing : dueTexts.pauseStops;
  return fill(say(text, language), {
    cause: pauseText(`wait:${cause}`, waits, language),
    clocks: standing.map((code) => say(clocks[code]?.title ?? { ru: code, en: code }, language)).join(', '),
  });
}

function renderPromised({ rule, limit, clock, account }: Promised, regulation: Regulation, language: Language): string {
  const { timeZone, waits } = regulation;
  const title = say(rule.title, language);
  const by = fill(say(dueTexts.rule, language), { source: sourceText(sourceParts(limit.source), language) });
  const put = (text: Text, values: Record<string, string>): string =>
    fill(say(text, language), { clock: title, ...values });
  if (clock === null) return [put(dueTexts.notYet, {}), by, say(dueTexts.notBegun, language)].join('\n');
  if (account === null) {
    const text = {
      'to-be-agreed': dueTexts.toBeAgreed,
      'not-promised': dueTexts.notPromised,
      stated: dueTexts.stated,
      agreed: dueTexts.due,
      term: dueTexts.due,
    };
    return [put(text[limit.kind], {}), by].join('\n');
  }
  const { deadline, account: days, lines } = account;
  const head =
    deadline.due === null
      ? put(dueTexts.remaining, { left: spanText(deadline.remainingSeconds ?? 0, language) })
      : put(dueTexts.due, { due: dueText(deadline.due, deadline.endOfDay, timeZone, language) });
  return [
    head,
    by,
    ...lines.map((line) => accountLineText(line, language, waits)),
    ...(clock.stoppedAt === null
      ? []
      : [put(dueTexts.endedByVisit, { at: momentText(clock.stoppedAt, timeZone, language) })]),
    '',
    ...table(days, language),
  ].join('\n');
}

function dueOf({ clock }: Promised): number {
  return clock?.aim.due ?? Infinity;
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

/** What is read of monthly reports and of the register, outside its pages. */
import type { ChangeStage } from '../domain/register';
import type { ReportStage } from '../domain/report';
import type { Text } from '../domain/regulation/types';
import { both, type Language } from './language';

export const reportStageTexts: Readonly<Record<ReportStage, Text>> = {
  collecting: both('месяц идёт', 'the month goes on'),
  due: both('нужно сдать', 'owed'),
  'handed-in': both('сдан', 'handed in'),
  published: both('опубликован', 'published'),
};

/** What was done with a report, as its page tells it. */
export const reportActTexts = {
  'report-begun': both('Начался месяц', 'The month began'),
  'fell-due': both('Месяц закончился, отчёт нужно сдать', 'The month was over, and the report owed'),
  'handed-in': both('Отчёт сдан', 'Handed in'),
  corrected: both('Отчёт исправлен', 'Corrected'),
  'summary-published': both('Сводный отчёт опубликован', 'The summary was published'),
  included: both('Вошёл в опубликованный сводный отчёт', 'Published with the summary'),
} as const satisfies Record<string, Text>;

export const noReasonText = both('Причина не указана', 'No reason given');
export const nobodyText = both('Никто не отвечал', 'Nobody was responsible');

/** A run in the engine's console. */
export const reportDetails = both('**{number}** · {month} · {stage}', '**{number}** · {month} · {stage}');

/** `2027-01` in words. */
export function monthText(month: string, language: Language): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}

/** What leads from a letter about a duty of the desk's own to its page. */
export const dutyPages = {
  'report-threshold': both('Открыть отчёт', 'Open the report'),
  'register-threshold': both('Открыть реестр', 'Open the register'),
  'incident-owed': both('Открыть инцидент', 'Open the incident'),
} as const satisfies Record<string, Text>;

export const changeStageTexts: Readonly<Record<ChangeStage, Text>> = {
  received: both('получено, не опубликовано', 'received, not published'),
  published: both('опубликовано', 'published'),
  withdrawn: both('отозвано', 'withdrawn'),
};

export const changeDetails = both('**{number}** · {stage}', '**{number}** · {stage}');

export const monthRefusals = {
  'month-not-over': both(
    'Месяц ещё не закончился: отчёт сдают после него.',
    'The month is not over yet: its report is handed in afterwards.',
  ),
} as const satisfies Record<string, Text>;

/** The file of ratings: its columns, what a line is about, and its name. */
export const feedbackTableTexts = {
  way: both('Разрез', 'By'),
  name: both('Что', 'What'),
  code: both('Код', 'Code'),
  score: both('Оценка', 'Score'),
  count: both('Сколько', 'Count'),
  total: both('Всего', 'In all'),
  file: both('Оценки.csv', 'Feedback.csv'),
} as const satisfies Record<string, Text>;

export const feedbackWayTexts = {
  byReason: both('Причина', 'Reason'),
  byPerson: both('Ответственный', 'Responsible'),
  byTopic: both('Тема', 'Topic'),
  byMonth: both('Месяц', 'Month'),
} as const satisfies Record<string, Text>;

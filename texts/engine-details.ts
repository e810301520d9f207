import type { Regulation } from '../domain/regulation/types';
import type { ClockState } from '../domain/clock';
import type { NextStep, TicketState } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { both, fill, say } from './language';
import type { Language } from './language';

/** The most that a view of a ticket may weigh in the engine, in bytes of UTF-8; the last clocks give way. */
const mostBytes = 1_200;

const lines = {
  head: both(
    '**{tid}** — {stage}, {topic}, приоритет: {priority}',
    '**{tid}** — {stage}, {topic}, priority: {priority}',
  ),
  responsible: both('Ответственный: {assignee}', 'Responsible: {assignee}'),
  nobody: both('Ответственный не назначен', 'Nobody is responsible yet'),
  step: both('Следующий шаг: {owes} — {step}', 'Next step: {owes} — {step}'),
  until: both(', до {until}', ', until {until}'),
  clocks: both('| срок | до |\n|---|---|', '| clock | due |\n|---|---|'),
  paused: both('приостановлен', 'standing'),
  noDate: both('без даты', 'no date'),
} as const;

const stages = {
  triage: both('этап 1', 'stage 1'),
  resolution: both('этап 2', 'stage 2'),
  visit: both('выезд', 'visit'),
  solved: both('решена', 'solved'),
  closed: both('закрыта', 'closed'),
} as const satisfies Record<TicketState['stage'], unknown>;

const owes = {
  author: both('автор', 'author'),
  responsible: both('ответственный', 'responsible'),
  manager: both('руководитель', 'manager'),
  coordinator: both('координатор', 'coordinator'),
  'personal-manager': both('персональный менеджер', 'personal manager'),
  supplier: both('поставщик', 'supplier'),
  nobody: both('никто', 'nobody'),
} as const satisfies Record<NextStep['owes'], unknown>;

const steps = {
  'judge-word': both('оценить слово клиента', 'judge the word of the client'),
  'reach-client': both('связаться с клиентом: письмо не дошло', 'reach the client: the letter did not arrive'),
  'confirm-or-object': both('подтвердить или возразить', 'confirm or object'),
  'answer-extension': both('ответить на предложение о сроке', 'answer the proposed extension'),
  'give-details': both('сообщить подробности', 'give details'),
  deliver: both('поставить', 'deliver'),
  continue: both('продолжить работу', 'go on'),
  assign: both('назначить ответственного', 'assign somebody'),
  triage: both('разобрать заявку', 'triage'),
  'agree-limit': both('согласовать срок', 'agree a limit'),
  solve: both('решить', 'solve'),
  'agree-visit': both('согласовать выезд', 'agree the visit'),
  nothing: both('ничего', 'nothing'),
} as const satisfies Record<NextStep['step'], unknown>;

export interface EngineDetails {
  readonly state: TicketState;
  readonly regulation: Regulation;
  readonly step: NextStep;
  /** The clocks that run, in the order in which they fall due. */
  readonly clocks: readonly ClockState[];
}

/** What the engine's console shows of a ticket, as Markdown: stage, clocks with due instants, who owes the next step. */
export function engineDetails({ state, regulation, step, clocks }: EngineDetails, language: Language): string {
  const when = (instant: Instant): string => formatInstant(instant, regulation.timeZone, language);
  const title = (texts: Readonly<Record<string, { readonly title: Regulation['title'] }>>, code: string): string => {
    const entry = texts[code];
    return entry === undefined ? code : say(entry.title, language);
  };
  const text = [
    fill(say(lines.head, language), {
      tid: state.tid,
      stage: say(stages[state.stage], language),
      topic: title(regulation.topics, state.topic),
      priority: title(regulation.priorities, state.priority),
    }),
    state.assignee === null
      ? say(lines.nobody, language)
      : fill(say(lines.responsible, language), { assignee: state.assignee }),
    fill(say(lines.step, language), { owes: say(owes[step.owes], language), step: say(steps[step.step], language) }) +
      (step.until === null ? '' : fill(say(lines.until, language), { until: when(step.until) })),
  ].join('\n\n');
  const rows = clocks.map(({ code, aim, pauses }) => {
    const standing = pauses.some(({ to }) => to === null) ? lines.paused : lines.noDate;
    return `| ${title(regulation.clocks, code)} | ${aim.due === null ? say(standing, language) : when(aim.due)} |`;
  });
  return rows.length === 0 ? text : withRows(`${text}\n\n${say(lines.clocks, language)}`, rows);
}

/** As many rows as fit. */
function withRows(head: string, rows: readonly string[]): string {
  let text = head;
  for (const row of rows) {
    const longer = `${text}\n${row}`;
    if (Buffer.byteLength(longer) > mostBytes) return `${text}\n| … | |`;
    text = longer;
  }
  return text;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatInstant(instant: Instant, timeZone: string, language: Language): string {
  const key = `${language}/${timeZone}`;
  // Making a format costs more than everything else that a commit computes.
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
      timeZone,
      weekday: 'short',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'shortOffset',
    });
  formats.set(key, format);
  return format.format(instant);
}

import type { Regulation } from '../domain/regulation/types';
import type { ClockState } from '../domain/process/clocks';
import type { NextStep, TicketState } from '../domain/ticket';
import type { Instant } from '../domain/time';
import type { VisitStage, VisitState, VisitStep } from '../domain/visit';
import { both, fill, say } from './language';
import type { Language } from './language';
import { visitStageTexts } from './visits';

/** The most that a view of a ticket or a visit may weigh in the engine, in bytes of UTF-8; the last clocks give way. */
const mostBytes = 1_200;

const lines = {
  head: both(
    '**{tid}** — {stage}, {topic}, приоритет: {priority}',
    '**{tid}** — {stage}, {topic}, priority: {priority}',
  ),
  responsible: both('Ответственный: {assignee}', 'Responsible: {assignee}'),
  service: both('Служба: {service}', 'Service: {service}'),
  handedOver: both('Служба: {service}, передаёт службе «{to}»', 'Service: {service}, handing over to "{to}"'),
  nobody: both('Ответственный не назначен', 'Nobody is responsible yet'),
  visit: both('**{number}** — {stage}, регион {region}', '**{number}** — {stage}, region {region}'),
  slot: both(
    'Время: {from} – {to}, техник {technician} ({state})',
    'Time: {from} – {to}, technician {technician} ({state})',
  ),
  noSlot: both('Время не назначено', 'No time yet'),
  slotOffered: both('предложено', 'offered'),
  slotAgreed: both('согласовано', 'agreed'),
  keys: both('Ключи: запрошен {requested}; объект готов {ready}', 'Keys: requested {requested}; site ready {ready}'),
  keyMissing: both('— ещё нет', '— not yet'),
  keyFrom: both('с {from}', 'from {from}'),
  step: both('Следующий шаг: {owes} — {step}', 'Next step: {owes} — {step}'),
  until: both(', до {until}', ', until {until}'),
  clocks: both('| срок | до |\n|---|---|', '| clock | due |\n|---|---|'),
  passed: both('{due} — срок прошёл', '{due} (has passed)'),
  paused: both('приостановлен', 'standing'),
  noDate: both('без даты', 'no date'),
  more: both('| есть и другие сроки | |', '| there are more | |'),
} as const;

const stages = {
  triage: both('этап 1', 'stage 1'),
  resolution: both('этап 2', 'stage 2'),
  visit: both('выезд', 'visit'),
  solved: both('решена', 'solved'),
  closed: both('закрыта', 'closed'),
} as const satisfies Record<TicketState['stage'], unknown>;

const owes = {
  author: both('клиент', 'client'),
  responsible: both('ответственный', 'responsible'),
  service: both('служба, которой её передают', 'the service that is asked to take it'),
  manager: both('руководитель', 'manager'),
  coordinator: both('координатор', 'coordinator'),
  technician: both('техник', 'technician'),
  'personal-manager': both('персональный менеджер', 'personal manager'),
  supplier: both('поставщик', 'supplier'),
  nobody: both('никто', 'nobody'),
} as const satisfies Record<NextStep['owes'], unknown>;

const steps = {
  'judge-word': both('прочитать сообщение клиента', "read the client's message"),
  'reach-client': both('позвонить клиенту: сообщение не дошло', 'call the client: the message did not arrive'),
  'confirm-or-object': both('подтвердить или возразить', 'confirm or object'),
  'answer-extension': both('ответить на предложение о сроке', 'answer the proposed extension'),
  'answer-consent': both('ответить, согласен ли', 'say whether it is agreed'),
  'answer-emergency': both('ответить на запрос экстренного режима', 'answer the proposed emergency'),
  'give-details': both('сообщить подробности', 'give details'),
  deliver: both('поставить', 'deliver'),
  continue: both('продолжить работу', 'go on'),
  'call-desk': both('позвонить в поддержку', 'call the desk'),
  'call-client': both('позвонить клиенту', 'call the client'),
  assign: both('назначить ответственного', 'assign somebody'),
  triage: both('разобрать заявку', 'triage'),
  'agree-limit': both('согласовать срок', 'agree a limit'),
  'tell-estimate': both('назвать ориентировочный срок', 'tell an indicative time'),
  solve: both('решить', 'solve'),
  'agree-visit': both('согласовать выезд', 'agree the visit'),
  'answer-hand-over': both('принять или вернуть заявку', 'accept or return the ticket'),
  'say-ready': both('сообщить о готовности объекта', 'say that the site is ready'),
  'offer-slot': both('предложить время', 'offer a time'),
  'answer-slot': both('ответить на предложенное время', 'answer the offered time'),
  'ask-arrival': both('узнать у поставщика срок запчастей', 'ask the supplier when the parts arrive'),
  'deliver-parts': both('поставить запчасти', 'deliver the parts'),
  'bring-spares': both('собрать запчасти', 'bring the spares'),
  go: both('выехать', 'go to the site'),
  'begin-work': both('начать работы', 'begin the work'),
  'leave-act': both('оставить акт', 'leave the act'),
  'check-work': both('проверить работы', 'check the work'),
  decide: both('решить, состоится ли выезд', 'decide whether it goes ahead'),
  'decide-visit': both('решить, что дальше', 'decide what happens next'),
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
  const head = [
    fill(say(lines.head, language), {
      tid: state.tid,
      stage: say(stages[state.stage], language),
      topic: titleOf(regulation.topics, state.topic, language),
      priority: titleOf(regulation.priorities, state.priority, language),
    }),
    state.assignee === null
      ? say(lines.nobody, language)
      : fill(say(lines.responsible, language), { assignee: state.assignee }),
    ...serviceLine(state, regulation, language),
    stepLine(step, regulation.timeZone, language),
  ];
  return withClocks(head, clocks, regulation, language);
}

/** Which service has it, and which one is asked to take it; nothing at a desk that names none. */
function serviceLine({ service }: TicketState, { services }: Regulation, language: Language): string[] {
  const { holds, pending } = service;
  if (holds === null) return [];
  const named = { service: titleOf(services, holds, language) };
  if (pending === null) return [fill(say(lines.service, language), named)];
  return [fill(say(lines.handedOver, language), { ...named, to: titleOf(services, pending.to, language) })];
}

export interface VisitEngineDetails {
  readonly state: VisitState;
  readonly stage: VisitStage;
  readonly regulation: Regulation;
  readonly step: VisitStep;
  /** The clocks that run, in the order in which they fall due. */
  readonly clocks: readonly ClockState[];
}

/** The same of a visit: stage and region, technician and time as clocks go at the site, both keys, the next step, clocks. */
export function visitEngineDetails(details: VisitEngineDetails, language: Language): string {
  const { state, stage, regulation, step, clocks } = details;
  const head = [
    fill(say(lines.visit, language), {
      number: state.number,
      stage: say(visitStageTexts[stage], language),
      region: state.site.subject,
    }),
    slotLine(state, language),
    keysLine(state, regulation.timeZone, language),
    stepLine(step, regulation.timeZone, language),
  ];
  return withClocks(head, clocks, regulation, language);
}

function slotLine({ slot, site }: VisitState, language: Language): string {
  if (slot === null) return say(lines.noSlot, language);
  return fill(say(lines.slot, language), {
    from: formatInstant(slot.from, site.timeZone, language),
    to: formatInstant(slot.to, site.timeZone, language),
    technician: slot.technician,
    state: say(slot.agreedAt === null ? lines.slotOffered : lines.slotAgreed, language),
  });
}

function keysLine({ requestedAt, readiness }: VisitState, timeZone: string, language: Language): string {
  const ready =
    readiness === null
      ? say(lines.keyMissing, language)
      : fill(say(lines.keyFrom, language), { from: formatInstant(readiness.from, timeZone, language) });
  return fill(say(lines.keys, language), { requested: formatInstant(requestedAt, timeZone, language), ready });
}

function stepLine({ owes: who, step, until }: NextStep, timeZone: string, language: Language): string {
  const line = fill(say(lines.step, language), { owes: say(owes[who], language), step: say(steps[step], language) });
  if (until === null) return line;
  return line + fill(say(lines.until, language), { until: formatInstant(until, timeZone, language) });
}

/** The lines of a head, and below them the table of running clocks. */
function withClocks(
  head: readonly string[],
  clocks: readonly ClockState[],
  { clocks: rules, timeZone }: Regulation,
  language: Language,
): string {
  const text = head.join('\n\n');
  const more = say(lines.more, language);
  const rows = clocks.map((clock) => {
    const { code, aim, pauses } = clock;
    const standing = pauses.some(({ to }) => to === null) ? lines.paused : lines.noDate;
    const due = aim.due === null ? say(standing, language) : formatInstant(aim.due, timeZone, language);
    const shown = hasPassed(clock) ? fill(say(lines.passed, language), { due }) : due;
    return `| ${titleOf(rules, code, language)} | ${shown} |`;
  });
  return rows.length === 0 ? text : withRows(`${text}\n\n${say(lines.clocks, language)}`, rows, more);
}

/** The moment of the due instant was told: what the console shows is looked at anew by then. */
function hasPassed({ aim, told }: ClockState): boolean {
  const { due, thresholds } = aim;
  return told.some((each) => each.due === due && thresholds.some(({ code, at }) => code === each.code && at === due));
}

function titleOf(
  texts: Readonly<Record<string, { readonly title: Regulation['title'] }>>,
  code: string,
  language: Language,
): string {
  const entry = texts[code];
  return entry === undefined ? code : say(entry.title, language);
}

/** As many rows as fit, and at the end that there are more. */
function withRows(head: string, rows: readonly string[], more: string): string {
  let text = head;
  for (const row of rows) {
    const longer = `${text}\n${row}`;
    if (Buffer.byteLength(longer) > mostBytes) return `${text}\n${more}`;
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

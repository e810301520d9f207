import { clockLimit, clocksFrom, lookUp, topicOf } from '../../domain/regulation';
import type { ClockRule, Regulation } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import { deadlineAccount } from '../../domain/time';
import type { DeadlineInput, Instant } from '../../domain/time';
import { sourceText } from '../../texts/account';
import { sourceParts } from '../../domain/regulation';
import { noTerm } from '../../texts/limits';
import type { Language } from '../../texts/language';
import { isoIn } from '../../texts/zoned-time';
import { whatIfSetters } from '../../domain/policy/fields';
import { actingOn } from '../../domain/policy/actor';
import { companyOf, memberAt, membershipsAt } from '../auth/caller';
import { requireSettable } from '../auth/settable';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { code, instant, instantOut, vehicles } from '../schemas/values';
import { termText } from '../../texts/terms';
import { presentDays, presentLines } from '../tickets/present-account';
import { iso, isoOrNull } from '../tickets/present-clock';
import { accountDay, accountLine } from '../tickets/account-schemas';

const dueDatesBody = z
  .strictObject({
    desk: code(),
    topic: code().optional(),
    requestType: code().optional(),
    level: code().optional().openapi({ description: 'Staff only: another one than that of the contract.' }),
    priority: code().optional(),
    vehicles: vehicles().optional(),
    start: instant().optional().openapi({ description: 'The instant of filing; default: now.' }),
  })
  .openapi('WhatIf');

const clockDue = z.object({
  code: z.string(),
  title: z.string(),
  owes: z.string(),
  limit: z.object({ kind: z.string(), text: z.string(), source: z.string(), sourceText: z.string() }),
  due: instantOut().nullable(),
  dueLocal: z.string().nullable(),
  endOfDay: z.boolean(),
  provisional: z.boolean(),
  countedSeconds: z.number(),
  pausedSeconds: z.number(),
  days: z.array(accountDay),
  lines: z.array(accountLine),
});

const dueDatesView = z
  .object({
    desk: z.string(),
    topic: z.string(),
    priority: z.string(),
    level: z.string().nullable(),
    vehicles: z.int().nullable(),
    start: instantOut(),
    startLocal: z.string(),
    timeZone: z.string(),
    regulation: z.object({ version: z.string(), digest: z.string(), calendars: z.string() }),
    clocks: z.array(clockDue),
  })
  .openapi('DueDates');

interface WhatIf {
  readonly rules: Rules;
  readonly start: Instant;
  readonly topic: string;
  readonly priority: string;
  readonly level: string | null;
  readonly vehicles: number | null;
}

/** What would be due: every clock that a filing starts, with its account. Nothing is stored. */
export const askDueDates = defineRoute({
  method: 'post',
  path: '/api/v1/due-dates',
  tag: 'due-dates',
  summary: 'What would be due, and why',
  access: 'signed-in',
  body: dueDatesBody,
  responses: { 200: { description: 'The clocks that a filing would start.', schema: dueDatesView } },
  problems: [404, 422],
  async operation({ body }, { services, caller }): Promise<WhatIf> {
    const held = membershipsAt(caller, body.desk);
    const company = companyOf(held);
    const member = memberAt(caller, body.desk);
    const actor = member && actingOn(member, company ?? '');
    if (!actor) throw new Problem('unknown-desk');
    requireSettable(body, whatIfSetters, actor, 'forbidden');
    const rules = await services.store.rulesFor(body.desk, company);
    const { regulation } = rules;
    requireKnown(body, regulation);
    const topic = body.topic ?? lookUp(regulation.requestTypes, body.requestType)?.topic ?? regulation.otherTopic;
    return {
      rules,
      start: body.start ?? (await services.store.clock.now()),
      topic,
      priority: body.priority ?? topicOf(regulation, topic).priority ?? regulation.defaultPriority,
      level: body.level ?? regulation.defaultLevel ?? null,
      vehicles: body.vehicles ?? null,
    };
  },
  present: (whatIf, reading) => ({ status: 200, body: presentWhatIf(whatIf, reading) }),
});

function requireKnown(body: z.output<typeof dueDatesBody>, regulation: Regulation): void {
  const tables = [
    ['topic', body.topic, regulation.topics, 'unknown-topic'],
    ['requestType', body.requestType, regulation.requestTypes, 'unknown-request-type'],
    ['level', body.level, regulation.levels, 'unknown-level'],
    ['priority', body.priority, regulation.priorities, 'unknown-priority'],
  ] as const;
  for (const [field, value, table, problem] of tables) {
    if (value === undefined || lookUp<unknown>(table, value) !== undefined) continue;
    throw new Problem(problem, { errors: [{ pointer: `/${field}`, code: problem, detail: value }] });
  }
}

/** For whom it is written. */
interface Reading {
  readonly language: Language;
  readonly timeZone: string;
}

function presentWhatIf(whatIf: WhatIf, reading: Reading): object {
  const { timeZone } = reading;
  const { rules, start, topic, priority, level, vehicles: count } = whatIf;
  const { regulation, pin } = rules;
  return {
    desk: regulation.code,
    topic,
    priority,
    level,
    vehicles: count,
    start: iso(start),
    startLocal: isoIn(timeZone, start),
    timeZone,
    regulation: { version: regulation.version, digest: pin.digest, calendars: pin.calendars },
    clocks: clocksFrom(regulation, 'opened').map(([name, rule]) => presentOpening(name, rule, whatIf, reading)),
  };
}

function presentOpening(name: string, rule: ClockRule, whatIf: WhatIf, reading: Reading): object {
  const { rules, start } = whatIf;
  const { language, timeZone } = reading;
  const { waits } = rules.regulation;
  const limit = clockLimit(rules.regulation, name, whatIf);
  const source = limit?.source ?? rule.source;
  const kind = limit?.kind ?? 'not-promised';
  const head = { code: name, title: rule.title[language], owes: rule.owes };
  const origin = { source, sourceText: sourceText(sourceParts(source), language) };
  if (limit?.kind !== 'term') {
    const text = kind === 'to-be-agreed' || kind === 'not-promised' ? noTerm[kind][language] : kind;
    return { ...head, limit: { kind, text, ...origin }, ...nothingDue };
  }
  const input: DeadlineInput = {
    calendar: rules.calendar(rule.calendar),
    start,
    term: limit.term,
    ...(rule.ends === undefined ? {} : { ends: rule.ends }),
    pauses: [],
    extensions: [],
    thresholds: [],
  };
  const result = deadlineAccount(input);
  if (!result.ok) throw new Problem('date-out-of-range', { detail: result.error.message });
  const account = result.value;
  const { due, endOfDay } = account.deadline;
  return {
    ...head,
    limit: { kind, text: termText(limit.term, language), ...origin },
    due: isoOrNull(due),
    dueLocal: due === null ? null : isoIn(timeZone, due),
    endOfDay,
    ...presentDays(account, language),
    lines: presentLines(account.lines, { timeZone, waits }, language),
  };
}

const nothingDue = {
  due: null,
  dueLocal: null,
  endOfDay: false,
  provisional: false,
  countedSeconds: 0,
  pausedSeconds: 0,
  days: [],
  lines: [],
};

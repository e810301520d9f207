import { incidentStages, type LaterIncident } from '../../domain/incident';
import { isSearchable } from '../../domain/search';
import { actDone } from '../commands/act-done';
import { company, person, staffMember } from '../names';
import { namedOptions } from '../schemas/commands';
import { code, codes, instant, instantOut, line, once, orNull, prose, shortId } from '../schemas/values';
import { says, z } from '../schemas/zod';

/** Commands that persons give by their own routes, or that parts of the product give. */
type BodyCommand = Exclude<LaterIncident['type'], 'link' | 'unlink' | 'owe' | 'catch-up'>;

const title = () => line(200).openapi({ description: 'Clients whose tickets belong to it read it, too.' });

const conditions = {
  topics: codes(50).optional(),
  categories: codes(50).optional(),
  services: codes(50).optional(),
  companies: z.array(z.uuid()).max(100).refine(once, says('each-once')).optional(),
  words: z
    .array(line(100).refine(isSearchable, says('searchable')))
    .max(20)
    .refine(once, says('each-once'))
    .optional()
    .openapi({ description: 'Texts of which one stands in the subject, the request or its form.' }),
};

export const ruleGiven = z
  .strictObject({
    ...conditions,
    since: instant().optional().openapi({ description: 'What was received before does not belong; default: now.' }),
  })
  .refine(
    ({ topics, categories, services, companies, words }) =>
      [topics, categories, services, companies, words].some((list) => (list ?? []).length > 0),
    says('rule-narrows'),
  )
  .openapi('IncidentRuleGiven', {
    description: 'Of each list one must fit, all that is named must hold. What is open and fits is linked at once.',
  });

export type RuleGiven = z.output<typeof ruleGiven>;

export const incidentToDeclare = z
  .strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
    title: title(),
    text: prose().optional().openapi({ description: 'What is known of it, for the people of the desk.' }),
    rule: ruleGiven.optional(),
  })
  .openapi('IncidentToDeclare');

const commandSchemas = {
  tell: z.strictObject({ type: z.literal('tell'), text: prose() }),
  solve: z.strictObject({
    type: z.literal('solve'),
    text: prose(),
    kind: z.enum(['answer', 'recommendation', 'repair']).optional().openapi({ description: 'Default: `answer`.' }),
  }),
  reopen: z.strictObject({ type: z.literal('reopen'), reason: line(500) }),
  analyse: z.strictObject({ type: z.literal('analyse'), cause: prose(), measures: prose() }),
  withdraw: z.strictObject({ type: z.literal('withdraw'), reason: line(500) }),
  assign: z.strictObject({ type: z.literal('assign'), to: shortId().nullable() }),
  rename: z.strictObject({ type: z.literal('rename'), title: title() }),
  'set-rule': z.strictObject({ type: z.literal('set-rule'), rule: orNull(ruleGiven) }),
} satisfies Readonly<Record<BodyCommand, z.ZodType>>;

export const incidentCommand = z
  .discriminatedUnion('type', namedOptions<(typeof commandSchemas)[BodyCommand]>(commandSchemas, 'Incident'))
  .openapi('IncidentCommand');

export type IncidentCommandGiven = z.output<typeof incidentCommand>;

export const ticketsToLink = z
  .strictObject({
    tickets: z
      .array(z.string().trim().min(1).max(64))
      .min(1)
      .max(500)
      .refine(once, says('each-once'))
      .openapi({ description: 'Ids or public numbers, each once.' }),
  })
  .openapi('TicketsToLink');

const problem = orNull(z.object({ code: z.string(), title: z.string() }).openapi('LinkProblem'));

export const linkAnswers = z
  .object({
    outcomes: z.array(
      z
        .object({
          ticket: z.string().openapi({ description: 'As the request named it.' }),
          outcome: z.enum(['linked', 'refused']),
          problem,
        })
        .openapi('LinkOutcome'),
    ),
  })
  .openapi('LinkOutcomes');

const ruleView = z
  .object({
    topics: z.array(z.string()),
    categories: z.array(z.string()),
    services: z.array(z.string()),
    companies: z.array(company),
    words: z.array(z.string()),
    since: instantOut(),
  })
  .openapi('IncidentRule');

const lineShape = {
  id: z.string(),
  number: z.int().openapi({ description: 'As people call it.' }),
  desk: z.string(),
  title: z.string(),
  stage: z.enum(incidentStages),
  stageText: z.string(),
  revision: z.int(),
  owner: orNull(staffMember).openapi({ description: 'Who sees to it; null: nobody yet.' }),
  nextStep: orNull(
    z
      .object({
        act: z.enum(['restore', 'analyse']),
        text: z.string(),
        owner: orNull(staffMember).openapi({ description: 'Null: a manager of the desk.' }),
        due: instantOut().nullable(),
        overdue: z.boolean(),
      })
      .openapi('IncidentStep'),
  ).openapi({ description: 'Null: it is over.' }),
  tickets: z.int().openapi({ description: 'That belong to it.' }),
  declaredAt: instantOut(),
  updatedAt: instantOut(),
  restoredAt: instantOut().nullable(),
  endedAt: instantOut().nullable(),
  telling: z.boolean().openapi({ description: 'Tickets are being linked or told at this moment.' }),
};

export const incidentLine = z.object(lineShape).openapi('IncidentLine');

const progress = {
  told: z.int(),
  waiting: z.int(),
  refused: z.array(z.object({ code: z.string(), text: z.string(), count: z.int() }).openapi('WordRefused')),
};

export const incidentView = z
  .object({
    ...lineShape,
    declaredBy: person,
    text: z.string().nullable(),
    rule: orNull(ruleView),
    analysis: orNull(
      z.object({ cause: z.string(), measures: z.string(), at: instantOut(), by: orNull(person) }).openapi('Analysis'),
    ),
    words: z
      .array(
        z
          .object({
            word: z.int(),
            type: z.enum(['tell', 'solve']),
            text: z.string(),
            at: instantOut(),
            by: person,
            ...progress,
          })
          .openapi('IncidentWord'),
      )
      .openapi({ description: 'The last ones, the newest last; with how many tickets have each.' }),
    can: z.record(z.string(), z.string()).openapi({ description: 'By command: `yes`, or why not.' }),
    history: z.array(actDone),
  })
  .openapi('Incident');

export const linkedTicket = z
  .object({
    id: z.string(),
    tid: z.string(),
    subject: z.string(),
    stage: z.string(),
    company,
    linkedAt: instantOut(),
    linkedBy: orNull(person).openapi({ description: 'Null: the rule of the incident.' }),
    unlinkedAt: instantOut().nullable(),
    lastWord: orNull(
      z
        .object({
          outcome: z.enum(['done', 'refused', 'fault']).nullable().openapi({ description: 'Null: still to come.' }),
          problem,
        })
        .openapi('LastWord'),
    ).openapi({ description: 'What became of the last word to all; null: none yet, or not for this ticket.' }),
    link: z.string(),
  })
  .openapi('LinkedTicket');

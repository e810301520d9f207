import { owners } from '../../domain/regulation';
import { orNull, code, instantOut, month, prose } from '../schemas/values';
import { pageQuery } from '../schemas/pages';
import { z } from '../schemas/zod';
import { staffMember } from '../names';
import { clockView } from '../tickets/schemas';
import { titled } from '../tickets/titled';

const stages = ['collecting', 'due', 'handed-in', 'published'] as const;
const stageCode = z.enum(stages).openapi({
  description:
    '`collecting`: its month goes on; `due`: it is owed; a report that was handed in is published with the summary.',
});

export const reportQuery = z.strictObject({
  desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
  report: code().optional(),
  month: month().optional(),
  stage: stageCode.optional(),
  ...pageQuery,
});

export const reportPath = z.object({ report: z.uuid() });
export const reportClockPath = reportPath.extend({ code: z.string().max(64) });

const service = titled.openapi('ReportService');

const lineShape = {
  id: z.string(),
  number: z.string().openapi({ example: 'report/eaeu/monitoring/central/2027-01' }),
  desk: z.string(),
  report: titled,
  part: z.enum(['report', 'summary']),
  service: orNull(service).openapi({ description: 'Null: of the desk as a whole.' }),
  month: z.string().openapi({ example: '2027-01' }),
  stage: z.object({ code: stageCode, title: z.string() }),
  due: instantOut().nullable().openapi({ description: 'Null while its month goes on.' }),
  handedInAt: instantOut().nullable(),
  publishedAt: instantOut().nullable(),
  lateSeconds: z.number().nullable().openapi({
    description: 'How long after its date it was done, or how long it has been owed since; null: not late.',
  }),
};

export const reportLine = z.object(lineShape).openapi('ReportLine');

const counts = {
  received: z.int(),
  solved: z.int(),
  inTime: z.int().openapi({ description: 'Of those solved: every date that the desk owed was kept.' }),
  late: z.int(),
};

const workFigures = z
  .object({
    asOf: instantOut(),
    total: z.object(counts),
    byTopic: z.array(z.object({ topic: titled, ...counts })),
    seconds: z.object(Object.fromEntries(owners.map((owner) => [owner, z.number()]))).openapi({
      description: 'Whose the working seconds of the month were.',
    }),
  })
  .openapi('WorkFigures');

const scoreCount = z.object({ key: z.string().nullable(), title: z.string(), score: z.string(), count: z.int() });

const feedbackFigures = z
  .object({
    asOf: instantOut(),
    total: z.int(),
    byScore: z.array(scoreCount),
    byReason: z.array(scoreCount),
    byPerson: z.array(scoreCount),
    byTopic: z.array(scoreCount),
  })
  .openapi('FeedbackFigures');

export const reportView = z
  .object({
    ...lineShape,
    clocks: z.array(clockView),
    work: orNull(workFigures).openapi({
      description:
        'Figures as they were handed in; as they are now, where it was not. Null of a summary, and of a report on feedback.',
    }),
    feedback: orNull(feedbackFigures).openapi({ description: 'The same of a report on feedback.' }),
    reports: z.array(reportLine).openapi({ description: 'Of a summary: the reports of all services, as they stand.' }),
    missing: z
      .array(service)
      .nullable()
      .openapi({ description: 'Of a summary that is published: whose reports were not there then; null: not yet.' }),
    history: z.array(
      z.object({
        at: instantOut(),
        act: z.string(),
        title: z.string(),
        by: orNull(staffMember),
        text: z.string().nullable(),
      }),
    ),
    can: z.record(z.string(), z.string()).openapi({ description: 'For each act `yes`, or the code of its refusal.' }),
  })
  .openapi('Report');

export const reportWords = z
  .strictObject({ text: prose(20_000).openapi({ description: 'What is said beside the figures.' }) })
  .openapi('ReportWords');

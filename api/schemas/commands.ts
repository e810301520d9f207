import type { LaterBody } from '../../domain/ticket';
import { says, z } from './zod';
import { faults } from '../../domain/regulation/vocabulary';
import { actCommandSchemas } from './acts';
import { consentCommandSchemas } from './consents';
import { partsCommandSchemas } from './parts';
import { workCommandSchemas } from './works';
import {
  attachmentIds,
  code,
  codes,
  companyUsers,
  formDigest,
  formFields,
  given,
  id,
  instant,
  line,
  localDate,
  prose,
  shortId,
  vehicles,
} from './values';

/** Commands that persons give; the others come from parts of the product itself. */
type PersonCommand = Exclude<
  LaterBody['type'],
  | 'access-progress'
  | 'delivery-report'
  | 'earlier-end'
  | 'earlier-owner'
  | 'earlier-word'
  | 'follow-lead'
  | 'follow-word'
  | 'join-duplicate'
  | 'malformed-signal'
  | 'recalculate'
  | 'release-out'
  | 'visit-progress'
>;

/** Fields of commands that are named alike wherever they occur. */
const reason = () => line(500);
/** What somebody writes, with the files that belong to it, uploaded before. */
const words = () => ({ text: prose(), attachments: files() });
const files = () => attachmentIds().optional();
const days = () => z.int().min(1).max(366).openapi({ description: 'In the unit of the limit.' });

/**
 * One schema a type of command; the names are those of DESIGN section 9. Each refuses fields that it does not know.
 * Dates are instants with an offset, but for `until` of an extension, which is a local date and means its closing.
 */
export const commandSchemas = {
  reply: z.strictObject({ type: z.literal('reply'), ...words() }),
  note: z.strictObject({ type: z.literal('note'), ...words() }),
  assign: z.strictObject({
    type: z.literal('assign'),
    to: shortId().nullable().openapi({ description: 'Short id; null: nobody yet, a manager assigns.' }),
    reason: reason().optional(),
  }),
  classify: z
    .strictObject({
      type: z.literal('classify'),
      topic: code().optional(),
      category: code().optional().openapi({ description: 'What the problem is; another one needs `reason`.' }),
      priority: code().optional(),
      level: code().nullable().optional().openapi({ description: 'Managers only; null: by the rules again.' }),
      vehicles: vehicles().optional(),
      fault: z.enum(faults).optional().openapi({ description: 'Whose fault an emergency is.' }),
      reason: reason().optional(),
    })
    .refine(
      ({ topic, category, priority, level, vehicles: number, fault }) =>
        [topic, category, priority, level, number, fault].some((it) => it !== undefined),
      says('nothing-classified'),
    ),
  triage: z.strictObject({
    type: z.literal('triage'),
    outcome: z.enum(['consultation', 'details-requested', 'estimate']),
    ...words(),
    expectedAt: instant()
      .optional()
      .openapi({ description: 'Required by an estimate and by topics that ask for it (refusal `estimate-required`).' }),
  }),
  estimate: z.strictObject({ type: z.literal('estimate'), expectedAt: instant(), ...words() }),
  wait: z
    .strictObject({
      type: z.literal('wait'),
      reason: code(),
      until: instant().optional(),
      text: prose().optional(),
      attachments: files(),
    })
    .refine(({ text, attachments }) => text !== undefined || attachments === undefined, says('files-without-text')),
  resume: z.strictObject({ type: z.literal('resume') }),
  'propose-extension': z
    .strictObject({
      type: z.literal('propose-extension'),
      days: days().optional(),
      until: localDate().optional(),
      reason: reason(),
      attachments: files(),
    })
    .refine(({ days: amount, until }) => (amount === undefined) !== (until === undefined), says('days-or-until')),
  'answer-extension': z
    .strictObject({
      type: z.literal('answer-extension'),
      answer: z.enum(['accept', 'decline', 'counter']),
      days: days().optional(),
      until: localDate().optional(),
    })
    .refine(
      ({ answer, days: amount, until }) =>
        answer === 'counter'
          ? (amount === undefined) !== (until === undefined)
          : amount === undefined && until === undefined,
      says('counter-terms'),
    ),
  solve: z.strictObject({
    type: z.literal('solve'),
    ...words(),
    kind: z.enum(['answer', 'recommendation', 'repair']),
    objectionDays: z.int().optional(),
  }),
  confirm: z.strictObject({ type: z.literal('confirm') }),
  object: z.strictObject({ type: z.literal('object'), ...words() }),
  close: z
    .strictObject({
      type: z.literal('close'),
      reason: z
        .enum(['duplicate', 'withdrawn', 'confirmed-by-phone'])
        .optional()
        .openapi({ description: 'Staff name it; the author closes without.' }),
      of: line(64)
        .optional()
        .openapi({
          description:
            'Of a duplicate: the number of the ticket that goes on, of the same client, in any spelling. What is written to the ' +
            'duplicate later goes on to it.',
        }),
    })
    .refine(({ reason: why, of }) => of === undefined || why === 'duplicate', says('of-without-duplicate')),
  rate: z
    .strictObject({
      type: z.literal('rate'),
      score: code(),
      reason: code().optional(),
      comment: prose(4_000).optional(),
      attachments: files(),
    })
    .refine(
      ({ comment, attachments }) => comment !== undefined || attachments === undefined,
      says('files-without-comment'),
    )
    .openapi({ description: 'Given again within a day of the first time, it corrects the rating.' }),
  reopen: z.strictObject({ type: z.literal('reopen'), ...words() }),
  'request-visit': z.strictObject({
    type: z.literal('request-visit'),
    subject: z
      .string()
      .max(32)
      .regex(/^[A-Za-z0-9-]+$/, says('subject-code'))
      .openapi({ description: 'Code of the federal subject of the work address.' }),
    address: line(500),
    contact: line(300),
    vehicles: vehicles().default(1),
    readyAt: instant().optional(),
    skills: codes(20).optional().openapi({ description: 'What the technician has to be good at.' }),
  }),
  'log-call': z.strictObject({
    type: z.literal('log-call'),
    direction: z.enum(['in', 'out']),
    outcome: z
      .enum([
        'reached',
        'not-reached',
        'agreed',
        'objected',
        'extension-accepted',
        'extension-declined',
        'consent-given',
        'consent-declined',
      ])
      .openapi({
        description:
          '`agreed` and `objected` are about the solution; `extension-accepted` and `extension-declined` are what the client ' +
          'answered to the extension, or the limit, that the desk has proposed; `consent-given` and `consent-declined` to what ' +
          'else it has asked.',
      }),
    of: id().optional().openapi({ description: 'Of several consents, the id of the one that was answered.' }),
    ...words(),
    receivedAt: instant()
      .optional()
      .openapi({ description: 'When the call was, from which it counts; default: now. At most one working day back.' }),
  }),
  share: z.strictObject({
    type: z.literal('share'),
    with: companyUsers(),
  }),
  unshare: z.strictObject({
    type: z.literal('unshare'),
    with: z.array(z.string().min(1).max(254)).min(1).max(50).openapi({
      description: 'People with whom it is shared, by id, short id or e-mail; a colleague names only himself.',
    }),
  }),
  'change-author': z.strictObject({
    type: z.literal('change-author'),
    to: z
      .string()
      .min(1)
      .max(254)
      .openapi({ description: "A user of the author's company, by id, short id or e-mail." }),
  }),
  split: z.strictObject({
    type: z.literal('split'),
    subject: line(),
    text: prose(),
    topic: code()
      .optional()
      .openapi({ description: 'Left out: that of the request type, or of the ticket it is split off.' }),
    requestType: code().optional().openapi({ description: 'Whose form is filled in.' }),
    vehicles: vehicles().optional(),
    fields: formFields().optional(),
    attachments: attachmentIds()
      .optional()
      .openapi({ description: 'Files of this ticket, copied into the new one, or such as were uploaded for it.' }),
  }),
  'mark-courtesy': z.strictObject({ type: z.literal('mark-courtesy') }),
  'hand-over': z.strictObject({
    type: z.literal('hand-over'),
    to: code().openapi({
      description: 'The service; `services.handsOverTo` of the ticket names those that can be meant.',
    }),
    ...words(),
  }),
  accept: z.strictObject({ type: z.literal('accept') }).openapi({ description: 'Takes what was handed over.' }),
  return: z
    .strictObject({ type: z.literal('return'), reason: reason(), ...words() })
    .openapi({ description: 'Leaves what was handed over with the service that had it before.' }),
  'record-test': z
    .strictObject({
      type: z.literal('record-test'),
      test: code(),
      result: code(),
      text: prose().optional(),
      attachments: files(),
    })
    .refine(({ text, attachments }) => text !== undefined || attachments === undefined, says('files-without-text'))
    .openapi({
      description:
        'The result of a preliminary test; `tests` of the ticket then suggests the service that it leads to, and where the ' +
        'regulation says so the ticket is handed over to it.',
    }),
  'answer-questions': z
    .strictObject({
      type: z.literal('answer-questions'),
      list: code(),
      answers: formFields(),
      form: formDigest().optional(),
      text: prose().optional(),
      attachments: files(),
    })
    .refine(({ text, attachments }) => text !== undefined || attachments === undefined, says('files-without-text'))
    .openapi({
      description:
        'What the client answered to a list of questions (`GET /desks/{desk}/forms`). Nothing is changed afterwards: who asks ' +
        'again adds another entry.',
    }),
  'use-version': z.strictObject({ type: z.literal('use-version'), regulation: given(64) }),
  ...actCommandSchemas,
  ...consentCommandSchemas,
  ...partsCommandSchemas,
  ...workCommandSchemas,
} as const satisfies Record<PersonCommand, z.ZodType>;

export type HttpCommandType = keyof typeof commandSchemas;

/** The schemas of a table of commands, each under a name of its own: `order-parts` becomes `OrderPartsCommand`. */
export function namedOptions<S extends z.ZodType>(schemas: Readonly<Record<string, S>>, suffix: string): [S, ...S[]] {
  const pascal = (type: string): string =>
    type.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());
  const options = Object.entries(schemas).map(([type, schema]) => schema.openapi(`${pascal(type)}${suffix}`));
  return options as [S, ...S[]];
}

/** Any command, told apart by its `type`. */
export const commandBody = z
  .discriminatedUnion('type', namedOptions<CommandSchema>(commandSchemas, 'Command'))
  .openapi('TicketCommand');

type CommandSchema = (typeof commandSchemas)[HttpCommandType];

/** A command that fits its schema. */
export type CommandInput = z.output<CommandSchema>;

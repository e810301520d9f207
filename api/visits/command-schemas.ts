import type { LaterVisitCommand } from '../../domain/visit';
import { namedOptions } from '../schemas/commands';
import { says, z } from '../schemas/zod';
import { partsAmount, partsAmounts, partsCommandSchemas } from '../schemas/parts';
import { attachmentIds, codes, id, instant, line, once, placeCode, prose, shortId } from '../schemas/values';

/** Commands that persons give; the others come from parts of the product itself. */
type PersonVisitCommand = Exclude<
  LaterVisitCommand['type'],
  'follow-end' | 'follow-technician' | 'follow-ticket' | 'recalculate'
>;

const reason = () => line(500);
/** What happened on the spot may be told later, from a phone that was offline. */
const happenedAt = () => instant().optional().openapi({ description: 'When it happened, if the word comes later.' });
const reading = () => line(200);

const spares = z
  .array(z.strictObject({ place: placeCode(), ...partsAmount.shape }))
  .min(1)
  .max(50);

/** One schema a type of command to a visit; the names are those of DESIGN section 9. */
export const visitCommandSchemas = {
  ready: z.strictObject({
    type: z.literal('ready'),
    from: instant().optional().openapi({ description: 'A later instant than now.' }),
  }),
  'withdraw-ready': z.strictObject({ type: z.literal('withdraw-ready'), reason: reason() }),
  'offer-slot': z.strictObject({
    type: z.literal('offer-slot'),
    technician: shortId(),
    from: instant(),
    to: instant(),
  }),
  'answer-slot': z
    .strictObject({
      type: z.literal('answer-slot'),
      answer: z.enum(['confirm', 'move', 'decline']),
      from: instant().optional(),
      to: instant().optional(),
    })
    .refine(
      ({ answer, from, to }) =>
        answer === 'move' ? from !== undefined && to !== undefined : from === undefined && to === undefined,
      says('move-terms'),
    ),
  depart: z.strictObject({ type: z.literal('depart'), at: happenedAt() }),
  start: z.strictObject({ type: z.literal('start'), at: happenedAt() }),
  act: z
    .strictObject({
      type: z.literal('act'),
      outcome: z.enum(['done', 'another-visit']),
      text: prose(),
      doneAt: happenedAt(),
      checklist: codes(100).optional(),
      attachments: attachmentIds().optional(),
      readings: z.strictObject({ before: reading(), after: reading() }).optional(),
      confirmedBy: line(300).optional().openapi({ description: 'Who of the client confirmed the work on the spot.' }),
      signature: id().toLowerCase().optional().openapi({
        description: "Which of `attachments` is the client's signature: with `confirmedBy`, and counted as no photo.",
      }),
      spares: partsAmounts().optional().openapi({ description: 'Built in, out of the van.' }),
      needs: partsAmounts(0)
        .refine((lines) => once(lines.map(({ part }) => part)), says('each-once'))
        .optional()
        .openapi({
          description: 'Of `another-visit`: what it has to bring along, in place of what was needed before.',
        }),
    })
    .refine(
      ({ signature, attachments = [], confirmedBy }) =>
        signature === undefined || (attachments.includes(signature) && confirmedBy !== undefined),
      says('signature-terms'),
    )
    .refine(({ outcome, needs }) => needs === undefined || outcome === 'another-visit', says('needs-terms')),
  check: z.strictObject({
    type: z.literal('check'),
    ok: z.boolean(),
    text: prose(),
    attachments: attachmentIds().optional(),
  }),
  'no-show': z.strictObject({
    type: z.literal('no-show'),
    proof: prose(),
    attachments: attachmentIds().optional(),
    at: happenedAt(),
  }),
  ...partsCommandSchemas,
  cancel: z.strictObject({ type: z.literal('cancel'), reason: reason() }),
  decide: z
    .strictObject({ type: z.literal('decide'), decision: z.enum(['keep', 'call-off']), reason: reason().optional() })
    .openapi({
      description: 'Whether a visit in doubt goes ahead: its ticket has ended, or its technician is not there.',
    }),
  'need-spares': z.strictObject({
    type: z.literal('need-spares'),
    lines: partsAmounts(0)
      .refine((lines) => once(lines.map(({ part }) => part)), says('each-once'))
      .openapi({ description: 'The whole list, in place of an earlier one.' }),
  }),
  'reserve-spares': z.strictObject({ type: z.literal('reserve-spares'), lines: spares }),
  'release-spares': z.strictObject({ type: z.literal('release-spares'), lines: spares }),
} as const satisfies Record<PersonVisitCommand, z.ZodType>;

export type HttpVisitCommandType = keyof typeof visitCommandSchemas;

type VisitCommandSchema = (typeof visitCommandSchemas)[HttpVisitCommandType];

/** Any command to a visit, told apart by its `type`. */
export const visitCommandBody = z
  .discriminatedUnion('type', namedOptions<VisitCommandSchema>(visitCommandSchemas, 'VisitCommand'))
  .openapi('VisitCommand');

/** A command that fits its schema. */
export type VisitCommandInput = z.output<VisitCommandSchema>;

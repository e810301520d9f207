import type { FaultTextCode } from '../../texts/faults';
import { date, intervals, week } from '../../regulations/words';
import { company, staffMember } from '../names';
import { says, z } from '../schemas/zod';
import { code, instantOut, orNull, shortId } from '../schemas/values';
import { ticketEnded } from '../visits/ticket-end';

export const titled = z.object({ code: z.string(), title: z.string() });
export const deskQuery = code()
  .optional()
  .openapi({ description: 'May be left out by one who works at a single desk.' });

export const technicianPath = z.object({ shortId: shortId() });

const hoursOut = z.object({
  week: z.record(z.string(), z.array(z.string())),
  layers: z.array(z.string()),
  workdays: z.array(z.string()),
  dateHours: z.record(z.string(), z.array(z.string())),
});

/**
 * A notation of regulation files. What these say of a fault is for those who write such files; here each place of a fault says what
 * the API has to say of it.
 */
function notation<Value>(schema: z.ZodType<Value>, text: FaultTextCode) {
  return z.unknown().transform((value, context): Value => {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    for (const { path } of read.error.issues) context.addIssue({ code: 'custom', path, message: says(text) });
    return z.NEVER;
  });
}

/** Working time as regulation files write it; what comes out of it is a calendar's own form. */
const hoursIn = z.strictObject({
  week: notation(week, 'hours')
    .refine((days) => Object.values(days).some((hours) => hours.length > 0), says('no-hours'))
    .openapi({
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      example: { 'mon-fri': ['09:00-18:00'] },
      description: 'A day or a range of days each, no day twice.',
    }),
  layers: z
    .array(code())
    .max(10)
    .optional()
    .openapi({ description: 'Official calendars whose days off are kept, such as `ru`. Default: none.' }),
  workdays: z
    .array(notation(date, 'not-date').openapi({ type: 'string', format: 'date' }))
    .max(400)
    .optional()
    .openapi({ description: 'Single dates that are worked, a Saturday say, by the hours of a working day.' }),
  dateHours: notation(z.record(date, intervals), 'hours')
    .refine((dates) => Object.keys(dates).length <= 400, says('most-dates'))
    .optional()
    .openapi({
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      example: { '2026-12-05': ['10:00-15:00'] },
      description: 'The hours of single dates, whatever the week says; an empty list is a day off.',
    }),
});

export const technicianBody = z
  .strictObject({
    desk: deskQuery,
    skills: z.array(code()).max(100).openapi({ description: "Codes of the desk's regulation." }),
    home: subjectCode().openapi({ description: 'The federal subject the technician works from.' }),
    hours: hoursIn.openapi({ description: 'Working time as clocks go at whatever site.' }),
  })
  .openapi('TechnicianData');

export const technicianView = z
  .object({
    desk: z.string(),
    shortId: z.string(),
    name: z.string(),
    skills: z.array(titled),
    home: titled,
    hours: hoursOut,
    feed: z.boolean().openapi({ description: 'A private address of the calendar feed is in use.' }),
  })
  .openapi('Technician');

export const absenceView = z
  .object({
    id: z.string(),
    from: instantOut(),
    to: instantOut(),
    reason: z.string().nullable().openapi({ description: 'For those who plan, and the technician; null for others.' }),
  })
  .openapi('Absence');

/** A time at the site, as its clocks show it too. */
export const slotView = z
  .object({
    from: instantOut(),
    to: instantOut(),
    fromLocal: z.string(),
    toLocal: z.string(),
    timeZone: z.string(),
  })
  .openapi('Slot');

export const siteView = z
  .object({
    subject: z.string().openapi({ description: 'Code of the federal subject.' }),
    title: z.string(),
    timeZone: z.string(),
    address: z.string(),
  })
  .openapi('Site');

/** What a visit waits for; whether it is in doubt, a day of the board tells by itself. */
export const waits = z.enum(['ready', 'parts', 'act', 'spares', 'decision']);

export const visitLineView = z
  .object({
    id: z.string(),
    number: z.string(),
    ticket: z.object({ id: z.string(), tid: z.string(), subject: z.string(), ended: ticketEnded() }),
    desk: z.string(),
    company,
    site: siteView,
    stage: titled,
    priority: z.string(),
    technician: orNull(staffMember),
    slot: orNull(slotView),
    nextDue: instantOut().nullable(),
    overdue: z.boolean(),
    stepDue: instantOut().nullable().openapi({ description: 'By when whoever owes the next step has to take it.' }),
    noShows: z.int(),
    waitsFor: z.array(waits),
    requestedAt: instantOut(),
    updatedAt: instantOut(),
    closedAt: instantOut().nullable(),
    revision: z.int(),
  })
  .openapi('VisitLine');

/** Code of a federal subject. */
export function subjectCode(): z.ZodString {
  return z.string().regex(/^[0-9]{2}$/, says('subject-code'));
}

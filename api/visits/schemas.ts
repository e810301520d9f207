import type { VisitStage } from '../../domain/visit';
import { visitStageTexts } from '../../texts/visits';
import { z } from '../schemas/zod';
import { orderView } from '../schemas/parts';
import { instantOut, orNull } from '../schemas/values';
import { company } from '../names';
import { clockView, stepView, titles } from '../tickets/schemas';
import { titled } from '../tickets/titled';
import { visitCommandSchemas } from './command-schemas';
import { ticketEnded } from './ticket-end';

export const visitPath = z.object({
  visit: z
    .string()
    .max(64)
    .openapi({ description: 'The id, or the public number with its slash written as %2F (`SKAI-1042%2F2`).' }),
});

export const visitPathWithClock = visitPath.extend({ code: z.string().max(64) });

const amount = z.object({ part: z.string(), quantity: z.int() });

export const visitStage = z.enum(Object.keys(visitStageTexts) as VisitStage[]);

const siteView = z.object({
  subject: z.string().openapi({ description: 'Code of the federal subject of the work address.' }),
  title: z.string(),
  district: z.string().nullable(),
  districtTitle: z.string().nullable(),
  timeZone: z.string(),
  address: z.string(),
  contact: z.string(),
});

const keysView = z
  .object({
    requested: instantOut(),
    ready: instantOut().nullable().openapi({ description: 'From when the vehicle stands ready; null: no word yet.' }),
    saidAt: instantOut().nullable(),
    startsAt: instantOut().nullable().openapi({ description: 'The later of both, from which the term counts.' }),
  })
  .openapi('VisitKeys');

const slotView = z
  .object({
    technician: z.string(),
    technicianName: z.string().nullable(),
    from: instantOut(),
    to: instantOut(),
    fromLocal: z.string().openapi({ description: "The same instant in the site's zone, with its offset." }),
    toLocal: z.string(),
    travelMinutes: z.int(),
    by: z.enum(['desk', 'client']).openapi({ description: 'Who offered it; the other side answers.' }),
    offeredAt: instantOut(),
    agreedAt: instantOut().nullable(),
  })
  .openapi('VisitSlot');

const actView = z
  .object({
    id: z.string(),
    technician: z.string(),
    doneAt: instantOut(),
    receivedAt: instantOut(),
    confirmed: z.boolean().openapi({ description: 'The client confirmed the work on the spot.' }),
    signature: z.string().nullable().openapi({ description: 'Where the file is that the client signed.' }),
    checklist: z
      .array(titled)
      .openapi({ description: 'Points that were seen to. Words, readings and files stand in the timeline.' }),
  })
  .openapi('WorkAct');

const actFormView = z
  .object({
    checklist: z.array(titled.extend({ required: z.boolean() })),
    photos: z.int().openapi({ description: 'The least number of photos.' }),
    readings: z.enum(['required', 'optional']),
    confirmation: z.enum(['required', 'optional']),
  })
  .openapi('WorkActForm', { description: 'What the regulation asks of a work act that says the work is done.' });

const canView = z
  .object(Object.fromEntries(Object.keys(visitCommandSchemas).map((type) => [type, z.string()])))
  .openapi('VisitCan', { description: 'For each command `yes`, or the code of the refusal it would get.' });

export const visitView = z
  .object({
    id: z.string(),
    number: z.string(),
    ticket: z.object({ id: z.string(), tid: z.string(), ended: ticketEnded() }),
    desk: z.string(),
    company,
    stage: z.object({ code: visitStage, title: z.string() }),
    topic: z.string(),
    priority: z.string(),
    level: z.string().nullable(),
    titles,
    site: siteView,
    vehicles: z.int(),
    skills: z.array(titled),
    requestedAt: instantOut(),
    requestedBy: z.enum(['client', 'staff']),
    keys: keysView,
    slot: orNull(slotView),
    trip: z.object({ departedAt: instantOut().nullable(), startedAt: instantOut().nullable() }),
    act: orNull(actView),
    actForm: orNull(actFormView).openapi({ description: 'For the desk, while there may be an act to come.' }),
    attempts: z.object({
      noShows: z.int(),
      most: z.int().nullable().openapi({ description: "After so many the ticket's responsible decides." }),
      waitMinutes: z.int().nullable().openapi({ description: 'So long a technician waits before it is a no-show.' }),
    }),
    handedBackAt: instantOut().nullable(),
    doubts: z
      .array(titled.extend({ since: instantOut() }))
      .openapi({ description: 'What puts the agreed time in doubt, until a coordinator decides; for the desk.' }),
    needs: z.array(amount),
    reserved: z.array(amount.extend({ place: z.string() })),
    missingSpares: z.array(amount).openapi({ description: "What is needed and not in the technician's van." }),
    orders: z.array(orderView),
    clocks: z.array(clockView),
    nextStep: stepView,
    nextDue: instantOut().nullable(),
    overdue: z.boolean(),
    can: canView,
    ended: orNull(
      z
        .object({ at: instantOut(), how: z.enum(['done', 'cancelled']), by: z.enum(['client', 'desk']) })
        .openapi('VisitEnd'),
    ),
    closedAt: instantOut().nullable(),
    updatedAt: instantOut(),
    revision: z.int(),
    links: z.record(z.string(), z.string()),
  })
  .openapi('Visit');

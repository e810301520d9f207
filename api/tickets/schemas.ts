import { incidentOfTicketView } from './incident-of';
import { z } from '../schemas/zod';
import { commandSchemas } from '../schemas/commands';
import { accessViews } from '../schemas/acts';
import { consentViews } from '../schemas/consents';
import { worksView } from '../schemas/works';
import { emergencyView, plannedRelease } from '../schemas/acts';
import { orderView } from '../schemas/parts';
import { company, person, staffMember } from '../names';
import { pageOf } from '../schemas/pages';
import { relatedView } from './related';
import { questionViews } from './present-questions';
import { serviceViews } from './service-schemas';
import { titled } from './titled';
import { ticketVisit } from './visit-schemas';
import { instantOut, orNull } from '../schemas/values';

export const ticketPath = z.object({
  ticket: z
    .string()
    .max(64)
    .openapi({ description: 'The id, or the public number (`SKAI-1042`).', example: 'SKAI-1042' }),
});

/** What topic, category, priority and level are called. */
export const titles = z.object({
  topic: z.string(),
  category: z.string().nullable(),
  priority: z.string(),
  level: z.string().nullable(),
});
const term = z.object({ amount: z.int(), unit: z.enum(['working-day', 'working-minute', 'calendar-day', 'minute']) });
const extensionTerm = z.object({ days: z.int().optional(), unit: z.string().optional(), until: z.string().optional() });

export const limitView = z
  .object({
    kind: z.enum(['term', 'to-be-agreed', 'not-promised', 'stated', 'agreed']),
    term: term.optional(),
    due: instantOut().optional(),
    until: z.string().optional(),
    text: z.string(),
    sourceText: z.string(),
    source: z.string().openapi({ description: 'The paragraph it comes from, a contract, or `setting`.' }),
  })
  .openapi('Limit');

export const clockView = z
  .object({
    key: z.string(),
    code: z.string(),
    title: z.string(),
    cycle: z.int(),
    state: z.enum(['running', 'paused', 'stopped']),
    startedAt: instantOut(),
    due: instantOut().nullable(),
    dueLocal: z.string().nullable().openapi({ description: "The same instant in the desk's zone, with its offset." }),
    timeZone: z.string(),
    endOfDay: z.boolean(),
    remainingSeconds: z.number().nullable().openapi({ description: 'What is left while a pause is open.' }),
    provisional: z.boolean().openapi({ description: 'A calendar year without an official decree was needed.' }),
    overdue: z.boolean(),
    stoppedAt: instantOut().nullable(),
    limit: limitView,
    owes: z.string(),
    pauses: z.array(
      z.object({
        from: instantOut(),
        to: instantOut().nullable(),
        cause: z.string(),
        owner: z.string(),
        text: z.string().openapi({ description: 'The cause in the language of the reader.' }),
      }),
    ),
    expectedDue: instantOut().nullable().optional().openapi({
      description:
        'Of a clock that stands for parts: due if they arrive as promised; null while no arrival is promised.',
    }),
    extensions: z.array(extensionTerm.extend({ agreedAt: instantOut() })),
    thresholds: z.array(z.object({ code: z.string(), at: instantOut(), told: z.boolean() })),
    account: z.string().openapi({ description: 'Where the account of this deadline is.' }),
  })
  .openapi('Clock');

export const stepView = z
  .object({
    owes: z.string(),
    step: z.string(),
    until: instantOut().nullable(),
    clock: z.string().nullable(),
    text: z.string(),
    brief: z.string().openapi({ description: 'The same without its date, for where that stands beside it.' }),
  })
  .openapi('NextStep');

export const ticketSummary = z
  .object({
    id: z.string(),
    tid: z.string(),
    desk: z.string(),
    subject: z.string(),
    stage: z.enum(['triage', 'resolution', 'visit', 'solved', 'closed']),
    status: titled,
    topic: z.string(),
    requestType: z.string().nullable(),
    priority: z.string(),
    level: z.string().nullable(),
    titles: titles.omit({ category: true }),
    service: z.string().nullable().openapi({ description: 'That holds it, or is asked to take it; clients see null.' }),
    assignee: orNull(staffMember),
    author: person,
    company,
    nextDue: instantOut().nullable(),
    overdue: z.boolean(),
    nextStep: stepView,
    receivedAt: instantOut(),
    updatedAt: instantOut(),
    closedAt: instantOut().nullable(),
    revision: z.int(),
  })
  .openapi('TicketSummary');

const canView = z
  .object(Object.fromEntries(Object.keys(commandSchemas).map((type) => [type, z.string()])))
  .openapi('Can', { description: 'For each command `yes`, or the code of the refusal it would get.' });

/** What a regulation names for an ending. */
const titledEnding = titled.openapi('NamedEnding');

const otherTicket = z.object({ id: z.string(), tid: z.string() }).openapi('OtherTicket');

export const ticketView = z
  .object({
    ...ticketSummary.shape,
    acceptedAt: instantOut().nullable().openapi({
      description:
        'When the letter that confirms it had arrived; null while it has not. Dates count from `receivedAt`.',
    }),
    category: z.string().nullable().openapi({ description: 'What the problem is; null where the desk does not say.' }),
    vehicles: z.int().nullable(),
    fields: z.record(z.string(), z.unknown()),
    channel: z.string(),
    cycle: z.int(),
    sharedWith: z.array(person),
    titles,
    phoneCall: z.object({ required: z.boolean(), loggedAt: instantOut().nullable() }),
    wait: orNull(
      z
        .object({
          reason: z.string(),
          title: z.string(),
          owner: z.string(),
          since: instantOut(),
          until: instantOut().nullable(),
          release: plannedRelease,
        })
        .openapi('TicketWait'),
    ),
    estimate: orNull(z.object({ expectedAt: instantOut(), statedAt: instantOut() }).openapi('TicketEstimate')),
    proposal: orNull(
      z
        .object({
          id: z.string(),
          by: z.enum(['desk', 'client']),
          clock: z.string(),
          ...extensionTerm.shape,
          reason: z.string().nullable(),
          proposedAt: instantOut(),
          wouldBeDue: instantOut().nullable(),
        })
        .openapi('TicketProposal'),
    ),
    solution: orNull(
      z
        .object({
          id: z.string(),
          kind: z.string(),
          at: instantOut(),
          objection: orNull(z.object({ ...term.shape, text: z.string() }).openapi('TimeToObject')),
          deliveredAt: instantOut().nullable(),
          warnedAt: instantOut().nullable(),
        })
        .openapi('TicketSolution'),
    ),
    closed: orNull(
      z
        .object({
          at: instantOut(),
          how: z.string(),
          of: orNull(otherTicket).openapi({ description: 'Of a duplicate: the ticket that goes on.' }),
          reason: orNull(titledEnding).openapi({ description: 'Why it was declined.' }),
          redirect: orNull(titledEnding).openapi({ description: 'Where the question was sent.' }),
        })
        .openapi('TicketClosing'),
    ),
    emergency: emergencyView,
    consents: consentViews,
    accesses: accessViews,
    works: orNull(worksView).openapi({ description: 'Works that are counted; null: none are on such a ticket.' }),
    ...serviceViews,
    ...questionViews,
    duplicates: z.array(otherTicket).openapi({ description: 'Tickets that were closed as duplicates of this one.' }),
    ratings: z.array(
      z.object({
        cycle: z.int(),
        score: z.string(),
        reason: z.string().nullable(),
        at: instantOut(),
      }),
    ),
    visits: z.array(ticketVisit),
    orders: z.array(orderView).openapi({ description: 'Parts ordered for the ticket itself; a visit has its own.' }),
    splitFrom: z.string().nullable(),
    splitOff: z.array(z.string()),
    related: z
      .array(relatedView)
      .openapi({ description: 'Tickets it was split off or that were, if the reader sees them.' }),
    incident: orNull(incidentOfTicketView).openapi({ description: 'The mass incident that it belongs to.' }),
    regulation: z.object({ version: z.string(), digest: z.string(), calendars: z.string() }),
    clocks: z.array(clockView),
    can: canView,
    warns: z.record(z.string(), z.object({ code: z.string(), text: z.string() })).openapi({
      description: 'By command: what it does beside what its name says. `can` tells whether it can be given.',
    }),
    links: z.record(z.string(), z.string()),
  })
  .openapi('Ticket');

export const ticketPage = pageOf(ticketSummary).openapi('TicketPage');

export const clockPage = pageOf(clockView).openapi('Clocks');

export const pathWithClock = ticketPath.extend({ code: z.string().max(64) });
export const clockQuery = z.strictObject({
  // A clock's key holds a slash: `1/resolution`.
  key: z.string().min(1).max(100).optional(),
});

import { subjectCode } from '../field/schemas';
import { code, instant, instantOut, localDate, vehicles } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { accountDay, accountLine } from '../tickets/account-schemas';
import { limitView } from '../tickets/schemas';

const most = 100;

const pause = z
  .strictObject({
    from: instant(),
    to: instant().optional().openapi({ description: 'Left out: it goes on.' }),
    cause: code().openapi({ description: 'Why the ticket waits: the code of a wait of the regulation.' }),
  })
  .refine(({ from, to }) => to === undefined || to >= from, { path: ['to'], message: says('ends-before') })
  .openapi('WhatIfPause');

const delivery = z
  .strictObject({
    orderedAt: instant(),
    receivedAt: instant().optional().openapi({ description: 'Left out: still on its way.' }),
  })
  .refine(({ orderedAt, receivedAt }) => receivedAt === undefined || receivedAt >= orderedAt, {
    path: ['receivedAt'],
    message: says('ends-before'),
  })
  .openapi('WhatIfDelivery');

const extension = z
  .strictObject({
    days: z.int().min(1).max(366).optional().openapi({ description: 'In the unit of the limit.' }),
    until: localDate().optional().openapi({ description: 'Its closing is meant.' }),
  })
  .refine(({ days, until }) => (days === undefined) !== (until === undefined), says('days-or-until'))
  .openapi('WhatIfExtension', { description: 'Either `days` or `until`; agreed as the ticket is received.' });

const visit = z
  .strictObject({
    subject: subjectCode().openapi({ description: 'The federal subject of the work address.' }),
    requestedAt: instant(),
    readyAt: instant().optional().openapi({ description: 'Left out: the vehicle is not ready yet.' }),
  })
  .openapi('WhatIfVisit');

const emergency = z
  .strictObject({
    declaredAt: instant(),
    fault: z.enum(['undetermined', 'client', 'not-client']).optional(),
    developersAt: instant().optional(),
  })
  .openapi('WhatIfEmergency');

export const dueDatesBody = z
  .strictObject({
    desk: code(),
    client: z
      .uuid()
      .optional()
      .openapi({ description: "Staff: the company under whose contract. A client's user names no other one." }),
    requestType: code().optional(),
    topic: code().optional(),
    category: code()
      .optional()
      .openapi({ description: 'Of the problem; 422 `not-in-regulation` at a desk whose regulation has none.' }),
    level: code().optional().openapi({ description: 'Staff only: another one than that of the contract.' }),
    priority: code().optional(),
    vehicles: vehicles().optional(),
    start: instant().optional().openapi({ description: 'The instant of filing; default: now.' }),
    visit: visit.optional(),
    pauses: z.array(pause).max(most).optional(),
    parts: z.array(delivery).max(most).optional(),
    extensions: z.array(extension).max(most).optional(),
    emergency: emergency
      .optional()
      .openapi({ description: '422 `not-in-regulation` at a desk whose regulation has no emergencies.' }),
  })
  .openapi('WhatIf', {
    example: {
      desk: 'skai',
      topic: 'remote-diagnostics',
      vehicles: 3,
      start: '2026-12-30T17:00:00+03:00',
      parts: [{ orderedAt: '2027-01-11T10:00:00+03:00', receivedAt: '2027-01-13T10:00:00+03:00' }],
      extensions: [{ days: 2 }],
    },
  });

const clockDue = z
  .object({
    of: z.enum(['ticket', 'visit']),
    code: z.string(),
    title: z.string(),
    owes: z.string(),
    startedAt: instantOut().nullable().openapi({ description: 'Null: it has not begun.' }),
    stoppedAt: instantOut().nullable().openapi({ description: 'When the visit that was asked for has ended it.' }),
    limit: limitView,
    due: instantOut().nullable(),
    dueLocal: z.string().nullable(),
    remainingSeconds: z.number().nullable().openapi({ description: 'What is left while a pause is open.' }),
    endOfDay: z.boolean(),
    provisional: z.boolean(),
    countedSeconds: z.number(),
    pausedSeconds: z.number(),
    days: z.array(accountDay),
    lines: z.array(accountLine),
  })
  .openapi('PromisedDate');

const pauseView = z
  .object({
    from: instantOut(),
    to: instantOut().nullable(),
    cause: z.string(),
    owner: z.string(),
    clocks: z.array(z.string()).openapi({ description: 'The codes of the clocks that stand meanwhile.' }),
    text: z.string(),
  })
  .openapi('WhatIfPauseEffect');

export const dueDatesView = z
  .object({
    desk: z.string(),
    client: z.string().nullable().openapi({ description: 'The company whose contract counts.' }),
    topic: z.string(),
    priority: z.string(),
    level: z.string().nullable(),
    vehicles: z.int().nullable(),
    start: instantOut(),
    startLocal: z.string(),
    timeZone: z.string(),
    regulation: z.object({ version: z.string(), digest: z.string(), calendars: z.string() }),
    pauses: z.array(pauseView),
    clocks: z.array(clockDue),
  })
  .openapi('DueDates');

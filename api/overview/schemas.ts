import { company, staffMember } from '../names';
import { instantOut, localDate, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { titled } from '../tickets/titled';

const work = {
  open: z.int(),
  overdue: z.int().openapi({ description: 'Their next due instant has passed.' }),
  atRisk: z.int().openapi({ description: 'Due by the end of `risk`, and not overdue.' }),
  dueThisWeek: z.int().openapi({ description: 'Due by the end of `week`, and not overdue.' }),
};

const visits = {
  open: z.int(),
  overdue: z.int(),
  atRisk: z.int().openapi({ description: 'Due within two days, and not overdue.' }),
};

const service = z.object({ code: z.string(), title: z.string() }).openapi('ServiceTitle');

const counted = 'Counted up to 1,000.';

export const overviewView = z
  .object({
    desk: z.string(),
    at: instantOut(),
    risk: localDate().openapi({
      description: "The desk's next working day: `GET /tickets?open=true&overdue=false&dueTo=` lists what is at risk.",
    }),
    week: localDate().openapi({ description: 'The Sunday of this week.' }),
    tickets: z.object({ ...work, nobodys: z.int() }),
    visits: z.object({
      ...visits,
      inDoubt: z.int().openapi({ description: `Somebody decides whether they go ahead. ${counted}` }),
      stepsOverdue: z.int().openapi({ description: `Whoever owes the next step has not taken it in time. ${counted}` }),
    }),
    letters: z.object({
      failed: z.int().openapi({ description: `Refused for good or come back, of tickets that are open. ${counted}` }),
      delayed: z.int().openapi({ description: `A hand-over was tried and will be again. ${counted}` }),
      waiting: z.int().openapi({ description: `To leave by now, and still here. ${counted}` }),
      oldestWaiting: instantOut().nullable().openapi({ description: 'When the first of these was to leave.' }),
    }),
    tray: z.int().openapi({ description: counted }),
    incidentsNobodys: z.int().openapi({ description: `Mass incidents that nobody sees to. ${counted}` }),
    announcementsUnheard: z
      .int()
      .openapi({ description: `Announcements under way of which a letter could not leave. ${counted}` }),
    toReview: z
      .int()
      .nullable()
      .openapi({
        description: `Closed tickets that nobody has looked at again. ${counted} Null where the desk reviews none.`,
      }),
    runsBehind: z
      .int()
      .nullable()
      .openapi({
        description: `Runs that have not been told for a minute what they have to know. ${counted} Null for who does not lead the desk.`,
      }),
    setAside: z.int().nullable().openapi({ description: 'Counted up to 100. Null for who is no administrator.' }),
    mailboxFaults: z
      .int()
      .nullable()
      .openapi({ description: 'Mailboxes that cannot be read. Null for who is no administrator.' }),
    byPerson: z
      .array(z.object({ person: orNull(staffMember), isTechnician: z.boolean(), ...work, visits: z.object(visits) }))
      .openapi({ description: 'Whose the open tickets and visits are, and who has none; null: nobody’s.' }),
    byTopic: z.array(z.object({ topic: titled, ...work })),
    byClient: z
      .array(z.object({ company, ...work }))
      .openapi({ description: 'The 50 with the most late and near dates.' }),
    byService: z
      .array(z.object({ service: orNull(service), ...work }))
      .openapi({ description: 'Empty where the desk names none; null: with none of them.' }),
  })
  .openapi('Overview');

import { allClientsRoles, deskRoles, holds, ownDesk, servicesSeen } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { beginOf, closeOf } from '../http/moments';
import { z } from '../schemas/zod';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { instantOut, moment } from '../schemas/values';
import { iso, isoOrNull } from '../tickets/present-clock';
import { presentAbsence, presentSite, presentSkills, presentSlot, presentSubject } from './present-technician';
import { seesReasons } from './roles';
import { endOf, ticketEnded } from '../visits/ticket-end';
import { presentStage, waitsOf } from './present-visit-line';
import { absenceView, deskQuery, siteView, slotView, titled, waits } from './schemas';
import { checkSpan } from './spans';

/** A week, also one in which the clocks change. */
const mostDays = 8;

const jobView = z.object({
  visit: z.object({ id: z.string(), number: z.string() }),
  site: siteView,
  stage: titled,
  ticketEnded: ticketEnded(),
  waitsForDecision: z.boolean().openapi({ description: 'In doubt: a coordinator decides whether it goes ahead.' }),
  waitsFor: z.array(waits.exclude(['decision'])),
  noShows: z.int(),
  nextDue: instantOut().nullable(),
  overdue: z.boolean(),
  slot: slotView,
  leavesAt: instantOut().nullable().openapi({ description: 'Since when the way there is held.' }),
});

const dayView = z
  .object({
    shortId: z.string(),
    name: z.string(),
    home: titled,
    skills: z.array(titled),
    working: z
      .array(z.object({ from: instantOut(), to: instantOut() }))
      .openapi({ description: 'Working time by the clocks of the home region.' }),
    jobs: z.array(jobView),
    absences: z.array(absenceView),
  })
  .openapi('TechnicianDay');

/** The day or the week of the technicians, a page of them at a time. */
export const readTechnicianBoard = defineRoute({
  method: 'get',
  path: '/api/v1/boards/technicians',
  tag: 'field',
  summary: 'What the technicians of a desk do in a day or a week',
  description: 'A technician sees the own days; a specialist of some services the jobs of what these took part in.',
  access: deskRoles,
  query: z.strictObject({
    desk: deskQuery,
    from: moment(),
    to: moment().openapi({ description: `At most ${mostDays} days after \`from\`. A date is included whole.` }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'Jobs and absences, technician by technician.', schema: pageOf(dayView) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, deskRoles);
    const { desk, shortId } = seat;
    const { regulation } = await store.rulesFor(desk, null);
    const { timeZone } = regulation;
    const span = {
      desk,
      ...checkSpan({ from: beginOf(query.from, timeZone), to: closeOf(query.to, timeZone) }, mostDays),
      ...(holds(seat, ...allClientsRoles) ? {} : { technician: shortId }),
      services: servicesSeen(seat),
    };
    const page = pageFound(await store.technicianBoard(span, query.cursor ?? null, query.limit ?? 50));
    return { ...page, seat, regulation };
  },
  present: ({ items, cursor, seat, regulation }, { language }) => ({
    status: 200,
    body: {
      items: items.map(({ technician: { shortId, name, home, skills }, working, jobs, absences }) => ({
        shortId,
        name,
        home: presentSubject(home, language),
        skills: presentSkills(skills, regulation, language),
        working: working.map((span) => ({ from: iso(span.from), to: iso(span.to) })),
        jobs: jobs.map((job) => ({
          visit: { id: job.visitId, number: job.number },
          site: presentSite(job, language),
          stage: presentStage(job.stage, language),
          ticketEnded: endOf(job.ticketStage),
          waitsForDecision: job.waitsForDecision,
          waitsFor: waitsOf(job),
          noShows: job.noShows,
          nextDue: isoOrNull(job.nextDue),
          overdue: job.overdue,
          slot: presentSlot(job, job.subject),
          leavesAt: isoOrNull(job.leavesAt),
        })),
        absences: absences.map((absence) => presentAbsence(absence, seesReasons(seat, shortId))),
      })),
      nextCursor: cursor,
    },
  }),
});

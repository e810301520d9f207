import type { AuditBy } from '../../store/audit/record-audit';
import { auditBy } from '../audit/audit-by';
import { holds, leadRoles, ownDesk, staffRoles, type Seat } from '../auth/own-desk';
import { checkSpan } from '../field/spans';
import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { beginOf, closeOf } from '../http/moments';
import { pageFound } from '../http/page-found';
import { presentStaff, staffMember } from '../names';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id, instantOut, line, moment, orNull, shortId } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ApiStore } from '../store-port';
import { iso } from '../tickets/present-clock';
import { forbidden } from '../who-may';

const path = '/api/v1/people/{shortId}/absences';
const mostDays = 366;
const day = 24 * 3_600_000;

const desk = code().optional().openapi({ description: 'May be left out by one who works at a single desk.' });

type Context = RequestContext<typeof staffRoles>;
type Noted = Extract<Awaited<ReturnType<ApiStore['noteStaffAbsence']>>, { kind: 'noted' }>['absence'];

const absenceView = z
  .object({
    id: z.string(),
    person: staffMember,
    from: instantOut(),
    to: instantOut(),
    standIn: orNull(staffMember),
    reason: orNull(z.string()).openapi({ description: 'For the person and those who lead the desk; else null.' }),
  })
  .openapi('StaffAbsence');

/** Who of a desk is not there, and who stands in. */
export const listStaffAbsences = defineRoute({
  method: 'get',
  path: '/api/v1/absences',
  tag: 'overviews',
  summary: "Absences of a desk's people, with who stands in",
  description: `Those that reach into the span, dates included whole; default: from now, and ${mostDays} days on.`,
  access: staffRoles,
  query: z.strictObject({
    desk,
    person: shortId().optional(),
    from: moment().optional(),
    to: moment().optional(),
    ...pageQuery,
  }),
  responses: { 200: { description: 'By their beginnings.', schema: pageOf(absenceView) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }: Context) {
    const seat = ownDesk(caller, query.desk, staffRoles);
    const { timeZone } = (await store.rulesFor(seat.desk, null)).regulation;
    const from = beginOf(query.from, timeZone) ?? (await store.clock.now());
    const to = closeOf(query.to, timeZone) ?? from + mostDays * day;
    const filter = { desk: seat.desk, person: query.person, ...checkSpan({ from, to }, mostDays) };
    const page = pageFound(await store.listStaffAbsences(filter, query.cursor ?? null, query.limit ?? 50));
    return { page, seat };
  },
  present: ({ page, seat }) => ({
    status: 200,
    body: { items: page.items.map((absence) => presentAbsence(absence, seat)), nextCursor: page.cursor },
  }),
});

/** Somebody is not there: what is told to the person is told to the stand-in meanwhile. */
export const noteStaffAbsence = defineRoute({
  method: 'post',
  path,
  tag: 'overviews',
  summary: 'Note an absence, and who stands in',
  description:
    'People note their own, managers those of others. The person stays responsible; letters of the duty go to the stand-in, or to ' +
    'whoever stands in for that one, and to the managers where nobody does. Visits of technicians go by their own absences.',
  access: staffRoles,
  params: z.object({ shortId: shortId() }),
  body: z
    .strictObject({
      desk,
      from: moment(),
      to: moment().openapi({ description: 'A date is included whole.' }),
      standIn: shortId().optional().openapi({ description: 'Who could answer for the person.' }),
      reason: line().optional(),
    })
    .openapi('NewStaffAbsence'),
  responses: { 201: { description: 'Noted.', schema: absenceView } },
  problems: [404, 409, 422],
  async operation({ params, body }, context: Context) {
    const { store } = context.services;
    const seat = seatFor(params.shortId, context, body.desk);
    const { timeZone } = (await store.rulesFor(seat.desk, null)).regulation;
    const span = checkSpan({ from: beginOf(body.from, timeZone), to: closeOf(body.to, timeZone) }, mostDays, '');
    const noted = await store.noteStaffAbsence({
      id: idOfKey(context, 'staff-absence'),
      ...{ desk: seat.desk, person: params.shortId, ...span },
      standIn: body.standIn ?? null,
      reason: body.reason ?? null,
      by: byOther(seat, params.shortId, context),
    });
    switch (noted.kind) {
      case 'noted':
        return { absence: noted.absence, seat };
      case 'unknown-person':
        throw new Problem('not-found');
      case 'conflict':
        throw new Problem('key-reused');
      case 'stand-in-unfit':
      case 'stand-in-self':
      case 'stand-in-circle':
      case 'already-absent':
        throw new Problem(noted.kind);
      default: {
        const never: never = noted;
        return never;
      }
    }
  },
  present: ({ absence, seat }) => ({ status: 201, body: presentAbsence(absence, seat) }),
});

/** Somebody is there after all. */
export const removeStaffAbsence = defineRoute({
  method: 'delete',
  path: `${path}/{absence}`,
  tag: 'overviews',
  summary: 'Take an absence back',
  access: staffRoles,
  params: z.object({ shortId: shortId(), absence: id() }),
  query: z.strictObject({ desk }),
  responses: { 204: { description: 'The person is there.' } },
  problems: [404],
  async operation({ params, query }, context: Context) {
    const seat = seatFor(params.shortId, context, query.desk);
    const by = byOther(seat, params.shortId, context);
    const asked = { desk: seat.desk, person: params.shortId, id: params.absence, by };
    if (!(await context.services.store.removeStaffAbsence(asked))) throw new Problem('not-found');
  },
  present: () => ({ status: 204 }),
});

/** @throws Problem 403 for one who means somebody else and leads nobody */
function seatFor(person: string, { caller }: Context, named: string | undefined): Seat {
  const seat = ownDesk(caller, named, staffRoles);
  if (seat.shortId !== person && !holds(seat, ...leadRoles)) throw forbidden(leadRoles);
  return seat;
}

function byOther(seat: Seat, person: string, context: Context): AuditBy | undefined {
  return seat.shortId === person ? undefined : auditBy(context);
}

function presentAbsence({ id: absence, person, name, from, to, standIn, standInName, reason }: Noted, seat: Seat) {
  const seesReason = seat.shortId === person || holds(seat, ...leadRoles);
  return {
    id: absence,
    person: presentStaff(person, name),
    from: iso(from),
    to: iso(to),
    standIn: standIn === null ? null : presentStaff(standIn, standInName),
    reason: seesReason ? reason : null,
  };
}

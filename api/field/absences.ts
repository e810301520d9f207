import type { RequestContext } from '../http/define-route';
import { defineRoute } from '../http/define-route';
import { allClientsRoles, deskRoles, holds, ownDesk } from '../auth/own-desk';
import { idOfKey } from '../http/id-of-key';
import { beginOf, closeOf } from '../http/moments';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { id, line, moment, shortId } from '../schemas/values';
import { tellRuns } from '../runs/tell-runs';
import type { ApiStore } from '../store-port';
import { presentAbsence } from './present-technician';
import { actFor, byOther, fieldRoles, seesReasons } from './roles';
import { absenceView, deskQuery, technicianPath } from './schemas';
import { checkSpan } from './spans';

const path = '/api/v1/technicians/{shortId}/absences';
const mostDays = 366;
const usualDays = 92;
const day = 24 * 3_600_000;

/** When a technician is not there. */
export const listAbsences = defineRoute({
  method: 'get',
  path,
  tag: 'field',
  summary: 'Absences of a technician',
  description: `Those that reach into the span, dates included whole; default: from now, and ${usualDays} days on.`,
  access: deskRoles,
  params: technicianPath,
  query: z.strictObject({ desk: deskQuery, from: moment().optional(), to: moment().optional(), ...pageQuery }),
  responses: { 200: { description: 'In order.', schema: pageOf(absenceView) } },
  async operation({ params, query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, deskRoles);
    const { desk } = seat;
    if (!holds(seat, ...allClientsRoles) && seat.shortId !== params.shortId) throw new Problem('not-found');
    const { timeZone } = (await store.rulesFor(desk, null)).regulation;
    const begin = beginOf(query.from, timeZone) ?? (await store.clock.now());
    const end = closeOf(query.to, timeZone) ?? begin + usualDays * day;
    const span = checkSpan({ from: begin, to: end }, mostDays);
    await knownTechnician(store, desk, params.shortId);
    const filter = { desk, technician: params.shortId, ...span };
    const page = pageFound(await store.listAbsences(filter, query.cursor ?? null, query.limit ?? 50));
    return { page, seesReason: seesReasons(seat, params.shortId) };
  },
  present: ({ page, seesReason }) => ({
    status: 200,
    body: { items: page.items.map((absence) => presentAbsence(absence, seesReason)), nextCursor: page.cursor },
  }),
});

const absenceBody = z
  .strictObject({
    desk: deskQuery,
    from: moment(),
    to: moment().openapi({ description: 'A date is included whole.' }),
    reason: line(),
  })
  .openapi('NewAbsence');

const notedAbsence = z
  .object({ ...absenceView.shape, visits: z.array(z.object({ id: z.string(), number: z.string() })) })
  .openapi('NotedAbsence');

/** Time that nobody can book. */
export const addAbsence = defineRoute({
  method: 'post',
  path,
  tag: 'field',
  summary: 'Note an absence of a technician',
  description:
    'Technicians note their own. The time is closed for bookings and suggestions. Visits in it are named: of each agreed one a ' +
    'coordinator owes the decision whether it goes ahead (`decide`), a time that was only offered is given back.',
  access: fieldRoles,
  params: technicianPath,
  body: absenceBody,
  responses: { 201: { description: 'Noted.', schema: notedAbsence } },
  problems: [409, 422],
  async operation({ params, body }, context: RequestContext<typeof fieldRoles>) {
    const seat = actFor(params.shortId, context.caller, body.desk);
    const { desk } = seat;
    const { timeZone } = (await context.services.store.rulesFor(desk, null)).regulation;
    const whole = { from: beginOf(body.from, timeZone), to: closeOf(body.to, timeZone) };
    const { from, to } = checkSpan(whole, mostDays, '');
    const absence = {
      id: idOfKey(context, 'absence'),
      desk,
      technician: params.shortId,
      from,
      to,
      reason: body.reason,
      by: byOther(seat, params.shortId, context),
    };
    const added = await context.services.store.addAbsence(absence);
    switch (added.kind) {
      case 'added':
        tellRuns(context.services.runs, added.tellings);
        return added;
      case 'unknown-technician':
        throw new Problem('not-found');
      case 'conflict':
        throw new Problem('key-reused');
      case 'taken':
        throw new Problem('technician-absent');
      default: {
        const never: never = added;
        return never;
      }
    }
  },
  present: ({ absence, visits }) => ({ status: 201, body: { ...presentAbsence(absence, true), visits } }),
});

/** Time that is free again. */
export const removeAbsence = defineRoute({
  method: 'delete',
  path: `${path}/{absence}`,
  tag: 'field',
  summary: 'Take an absence back',
  access: fieldRoles,
  params: z.object({ shortId: shortId(), absence: id() }),
  query: z.strictObject({ desk: deskQuery }),
  responses: { 204: { description: 'The time is free again.' } },
  async operation({ params, query }, context: RequestContext<typeof fieldRoles>) {
    const { store, runs } = context.services;
    const seat = actFor(params.shortId, context.caller, query.desk);
    const { removed, tellings } = await store.removeAbsence({
      ...{ desk: seat.desk, technician: params.shortId, id: params.absence },
      by: byOther(seat, params.shortId, context),
    });
    if (!removed) throw new Problem('not-found');
    tellRuns(runs, tellings);
  },
  present: () => ({ status: 204 }),
});

/** @throws Problem 404 for anybody who is no technician of the desk */
export async function knownTechnician(store: ApiStore, desk: string, technician: string): Promise<void> {
  if ((await store.findTechnician(desk, technician)) === undefined) throw new Problem('not-found');
}

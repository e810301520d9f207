import { ownDesk, staffRoles } from '../auth/own-desk';
import { auditBy } from '../audit/audit-by';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import type { ApiStore } from '../store-port';
import { presentTechnician } from './present-technician';
import { plannerRoles } from './roles';
import { deskQuery, technicianBody, technicianPath, technicianView } from './schemas';

/** Who goes on visits for a desk (HD-9). */
export const listTechnicians = defineRoute({
  method: 'get',
  path: '/api/v1/technicians',
  tag: 'field',
  summary: 'Technicians of a desk: skills, home region, working time',
  access: staffRoles,
  query: z.strictObject({ desk: deskQuery, ...pageQuery }),
  responses: { 200: { description: 'In the order of their short ids.', schema: pageOf(technicianView) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, query.desk, staffRoles);
    const [page, { regulation }] = await Promise.all([
      store.listTechnicians(desk, query.cursor ?? null, query.limit ?? 50).then(pageFound),
      store.rulesFor(desk, null),
    ]);
    return { page, regulation };
  },
  present: ({ page, regulation }, { language }) => ({
    status: 200,
    body: {
      items: page.items.map((technician) => presentTechnician(technician, regulation, language)),
      nextCursor: page.cursor,
    },
  }),
});

/** What a technician is good at, and where and when the person works. */
export const saveTechnician = defineRoute({
  method: 'put',
  path: '/api/v1/technicians/{shortId}',
  tag: 'field',
  summary: 'Say what a technician is good at, and where and when the person works',
  description: 'The person must hold the role of a technician at the desk. Agreed visits stay as they are.',
  access: plannerRoles,
  params: technicianPath,
  body: technicianBody,
  responses: { 200: { description: 'As it now stands.', schema: technicianView } },
  problems: [422],
  async operation({ params, body }, context: RequestContext<typeof plannerRoles>) {
    const { store } = context.services;
    const { desk } = ownDesk(context.caller, body.desk, plannerRoles);
    const { skills, home, hours } = body;
    const technician = { desk, shortId: params.shortId, skills, home, hours: { ...hours, layers: hours.layers ?? [] } };
    const saved = await store.saveTechnician(technician, auditBy(context));
    if (saved.kind !== 'saved') throw refusedOf(saved);
    return { technician: saved.technician, regulation: (await store.rulesFor(desk, null)).regulation };
  },
  present: ({ technician, regulation }, { language }) => ({
    status: 200,
    body: presentTechnician(technician, regulation, language),
  }),
});

type Saved = Awaited<ReturnType<ApiStore['saveTechnician']>>;

function refusedOf(refused: Exclude<Saved, { kind: 'saved' }>): Problem {
  if (refused.kind === 'unknown-technician') return new Problem('not-found');
  if (refused.kind !== 'unusable-hours') return new Problem(refused.kind);
  return new Problem('malformed', { errors: [{ pointer: '/hours', code: refused.error.code }] });
}

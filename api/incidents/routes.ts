import { incidentStages } from '../../domain/incident';
import { channelOf } from '../auth/caller';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import { pageOf, pageQuery } from '../schemas/pages';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';
import { giveToIncident } from './give';
import { namesOfIncident, namesOfLines } from './names';
import { presentIncident, presentIncidentLine } from './present';
import { readRule } from './read-rule';
import { incidentCommand, incidentLine, incidentToDeclare, incidentView } from './schemas';
import { desksOf, visibleIncident, workerAt, workers, type IncidentContext } from './visible-incident';

export const incidentsPath = '/api/v1/incidents';
export const incidentPath = `${incidentsPath}/{incident}`;
export const incidentParams = z.object({ incident: z.uuid() });

export const listIncidents = defineRoute({
  method: 'get',
  path: incidentsPath,
  tag: 'incidents',
  summary: 'Mass incidents of a desk',
  access: workers,
  query: z.strictObject({ desk: code().optional(), stage: z.enum(incidentStages).optional(), ...pageQuery }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(incidentLine) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }: IncidentContext) {
    const desks = query.desk === undefined ? desksOf(caller) : [ownDesk(caller, query.desk, workers).desk];
    const found = await store.listIncidents({ desks, stage: query.stage }, query.cursor ?? null, query.limit ?? 50);
    const page = pageFound(found);
    return { page, names: await namesOfLines(store, page.items), now: await store.clock.now() };
  },
  present: ({ page: { items, cursor }, names, now }, { language }) => ({
    status: 200,
    body: { items: items.map((line) => presentIncidentLine(line, names, now, language)), nextCursor: cursor },
  }),
});

export const declareIncident = defineRoute({
  method: 'post',
  path: incidentsPath,
  tag: 'incidents',
  summary: 'Declare a mass incident',
  description:
    'Tickets are linked to it by its rule, those filed later as well, or by hand. The same Idempotency-Key gives the same incident.',
  access: workers,
  body: incidentToDeclare,
  responses: { 201: { description: 'The incident.', schema: incidentView } },
  problems: [404, 409, 422],
  async operation({ body }, context: IncidentContext) {
    const { store, runs } = context.services;
    const { desk } = ownDesk(context.caller, body.desk, workers);
    const actor = workerAt(context.caller, desk);
    if (actor === undefined) throw new Problem('not-found');
    const rule = body.rule === undefined ? null : await readRule(store, desk, body.rule, '/rule');
    const declared = await store.declareIncident({
      ...{ id: idOfKey(context, 'incident'), desk, title: body.title, text: body.text ?? null, rule, actor },
      channel: channelOf(context.caller),
    });
    if (declared.kind === 'conflict') throw new Problem('key-reused');
    tellRuns(runs, declared.tellings);
    return shown(context, declared.id);
  },
  present: (visible, { language }) => ({
    status: 201,
    headers: { Location: `${incidentsPath}/${visible.incident.id}`, ETag: etag(visible) },
    body: presentIncident(visible, visible.names, language),
  }),
});

export const readIncident = defineRoute({
  method: 'get',
  path: incidentPath,
  tag: 'incidents',
  summary: 'A mass incident: who owes what, what was said to its tickets and how far that is',
  access: workers,
  params: incidentParams,
  responses: { 200: { description: 'As it stands; its revision is the ETag.', schema: incidentView } },
  problems: [404],
  operation: ({ params: { incident } }, context: IncidentContext) => shown(context, incident),
  present: (visible, { language }) => ({
    status: 200,
    headers: { ETag: etag(visible) },
    body: presentIncident(visible, visible.names, language),
  }),
});

export const giveIncidentCommand = defineRoute({
  method: 'post',
  path: `${incidentPath}/commands`,
  tag: 'incidents',
  summary: 'Act on a mass incident',
  description:
    '`tell` says one public word to every ticket that belongs to it, `solve` proposes a solution in each, which its own client ' +
    'confirms or objects to; both go on by themselves, and `words` says how far they are. A ticket that is linked later gets the ' +
    'last word, and the solution once there is one. `analyse` ends a restored incident, `withdraw` one that was declared by mistake.',
  access: workers,
  params: incidentParams,
  body: incidentCommand,
  responses: {
    200: { description: 'Done; the incident as it now stands.', schema: incidentView },
    202: { description: 'Stored; it is done soon.', schema: incidentView },
  },
  problems: [404, 409, 422],
  async operation({ params: { incident }, body }, context: IncidentContext) {
    const outcome = await giveToIncident(context, incident, body);
    return { ...(await shown(context, incident)), outcome };
  },
  present: (visible, { language }) => ({
    status: visible.outcome === 'done' ? 200 : 202,
    headers: { ETag: etag(visible) },
    body: presentIncident(visible, visible.names, language),
  }),
});

async function shown(context: IncidentContext, id: string) {
  const visible = await visibleIncident(context, id);
  return { ...visible, names: await namesOfIncident(context.services.store, visible.incident) };
}

function etag({ incident }: { readonly incident: { readonly state: { readonly revision: number } } }): string {
  return `"${incident.state.revision}"`;
}

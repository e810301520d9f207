import { channelOf } from '../auth/caller';
import { defineRoute } from '../http/define-route';
import { identityOf } from '../http/identity';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import type { Linked } from '../../store/incident/link-by-hand';
import { pageOf, pageQuery } from '../schemas/pages';
import { z } from '../schemas/zod';
import { presentLinkAnswer, presentLinked } from './present';
import { incidentParams, incidentPath } from './routes';
import { linkAnswers, linkedTicket, ticketsToLink } from './schemas';
import { visibleIncident, workers, type IncidentContext } from './visible-incident';

export const listLinkedTickets = defineRoute({
  method: 'get',
  path: `${incidentPath}/tickets`,
  tag: 'incidents',
  summary: 'Tickets of a mass incident, and what became of the last word in each',
  access: workers,
  params: incidentParams,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'A page; what was unlinked stays in it.', schema: pageOf(linkedTicket) } },
  problems: [404],
  async operation({ params, query }, context: IncidentContext) {
    const { store } = context.services;
    const { incident, services } = await visibleIncident(context, params.incident);
    const page = pageFound(await store.listLinks(incident.state, services, query.cursor ?? null, query.limit ?? 50));
    const people = await store.readPeople(page.items.flatMap(({ linkedBy }) => linkedBy ?? []));
    return { page, people: new Map([...people].map(([id, { name }]) => [id, name])) };
  },
  present: ({ page: { items, cursor }, people }, { language }) => ({
    status: 200,
    body: { items: items.map((link) => presentLinked(link, people, language)), nextCursor: cursor },
  }),
});

export const linkTickets = defineRoute({
  method: 'post',
  path: `${incidentPath}/tickets`,
  tag: 'incidents',
  summary: 'Link tickets to a mass incident by hand',
  description: 'Each ticket is linked for itself, and the answer says so of each, in the order of the request.',
  access: workers,
  params: incidentParams,
  body: ticketsToLink,
  responses: { 200: { description: 'Ticket by ticket.', schema: linkAnswers } },
  problems: [404, 409, 422],
  async operation({ params, body }, context: IncidentContext) {
    const { given, services } = await givenTo(context, params.incident);
    return settled(context, await context.services.store.linkByHand(given, body.tickets, services));
  },
  present: (answers, { language }) => ({
    status: 200,
    body: { outcomes: answers.map((answer) => presentLinkAnswer(answer, language)) },
  }),
});

export const unlinkTicket = defineRoute({
  method: 'delete',
  path: `${incidentPath}/tickets/{linked}`,
  tag: 'incidents',
  summary: 'Unlink a ticket from a mass incident',
  description: 'No rule links it again. What it was told stays told.',
  access: workers,
  params: incidentParams.extend({ linked: z.uuid() }),
  responses: { 204: { description: 'It is on its own again.' } },
  problems: [404, 409, 422],
  async operation({ params }, context: IncidentContext) {
    const { given, services } = await givenTo(context, params.incident);
    settled(context, await context.services.store.unlinkByHand(given, params.linked.toLowerCase(), services));
  },
  present: () => ({ status: 204 }),
});

async function givenTo(context: IncidentContext, id: string) {
  const { services: parts, caller, requestId } = context;
  parts.words.refuseAgain(caller.personId, id);
  const { actor, services } = await visibleIncident(context, id);
  await parts.words.take(actor, id, id);
  const given = { id, identity: identityOf(context), actor, channel: channelOf(caller), requestId };
  return { given, services };
}

/** Tells the runs. @throws Problem where it was not done */
function settled<Answer>({ services }: IncidentContext, linked: Linked<Answer>): Answer {
  switch (linked.kind) {
    case 'done':
      tellRuns(services.runs, linked.tellings);
      return linked.answer;
    case 'refused':
      throw new Problem(linked.code);
    case 'conflict':
      throw new Problem('key-reused');
    case 'no-process':
      throw new Problem('not-found');
    case 'fault':
      throw new Problem('internal');
    default: {
      const never: never = linked;
      return never;
    }
  }
}

import { isClient } from '../../domain/policy/actor';
import { commandsPage } from '../commands/commands-page';
import { presentCommand, presentGiven } from '../commands/present-command';
import { commandView, pendingView } from '../commands/answer-schemas';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { accountView } from '../tickets/account-schemas';
import { movesToShow } from '../tickets/moves-of-account';
import { presentAccount } from '../tickets/present-account';
import { clocksPage } from '../tickets/clocks-page';
import { isAskedFor, presentClock } from '../tickets/present-clock';
import { clockPage, clockQuery } from '../tickets/schemas';
import { timelinePage } from '../timeline/schemas';
import { authorsOf, messageOf, publicOf, timelineCursor, timelineQuery, timelineSpan } from '../timeline/paging';
import { shortIdsIn } from '../timeline/values-of';
import { visitAccountLines } from './account-lines';
import { visitCommandBody } from './command-schemas';
import { giveToVisit } from './give';
import { presentVisit, visitClockShowing } from './present-visit';
import { internalVisitEvents } from '../../domain/visibility/internal-events';
import { presentVisitEvent } from './present-visit-event';
import { visitPath, visitPathWithClock, visitView } from './schemas';
import { visibleVisit, type VisibleVisit } from './visible-visit';

type Context = RequestContext<'signed-in'>;

const show = ({ visit, actor }: VisibleVisit, { language, timeZone }: Pick<Context, 'language' | 'timeZone'>): object =>
  presentVisit(visit, { actor, now: visit.readAt, language, timeZone, standing: visit.standing });

/** One visit, with what the caller can do now. */
export const readVisit = defineRoute({
  method: 'get',
  path: '/api/v1/visits/{visit}',
  tag: 'visits',
  summary: 'Read a field visit',
  description: '`can` says for every command whether the caller may give it now, or the refusal it would get.',
  access: 'signed-in',
  params: visitPath,
  responses: { 200: { description: 'The visit; its revision is the ETag.', schema: visitView } },
  operation: async ({ params }, context: Context) => visibleVisit(context, params.visit),
  present: (shown, reading) => ({
    status: 200,
    headers: { ETag: `"${shown.visit.state.revision}"` },
    body: show(shown, reading),
  }),
});

/** What happened on a visit, in the order of the record. */
export const readVisitTimeline = defineRoute({
  method: 'get',
  path: '/api/v1/visits/{visit}/timeline',
  tag: 'visits',
  summary: 'What happened on a visit',
  description: 'From either end. Clients do not see what is internal to the desk.',
  access: 'signed-in',
  params: visitPath,
  query: timelineQuery,
  responses: {
    200: { description: 'Events in order, with the words and files that came with them.', schema: timelinePage },
  },
  async operation({ params, query }, context: Context) {
    const { visit, actor } = await visibleVisit(context, params.visit);
    const { store } = context.services;
    const span = timelineSpan(query, isClient(actor) ? internalVisitEvents : []);
    const timeline = await store.readVisitTimeline(visit.state, span);
    const { events } = timeline;
    const messages = publicOf(timeline.messages, isClient(actor));
    const persons = [...events.flatMap(({ by }) => ('person' in by ? [by.person] : [])), ...authorsOf(messages)];
    const [people, staff] = await Promise.all([
      store.readPeople(persons),
      store.readStaffNames(visit.state.desk, shortIdsIn(events)),
    ]);
    return {
      visit,
      events,
      messages,
      nextCursor: timelineCursor(span, timeline.next),
      staff,
      names: new Map([...people].map(([id, { name }]) => [id, name])),
    };
  },
  present: ({ visit: { rules, state }, events, messages, nextCursor, names, staff }, { language, timeZone }) => ({
    status: 200,
    body: {
      items: events.map((event) =>
        presentVisitEvent(event, messageOf(event, messages), {
          ...{ names, staff, rules, language, timeZone },
          site: state.site,
        }),
      ),
      nextCursor,
    },
  }),
});

/** All clocks of a visit. */
export const listVisitClocks = defineRoute({
  method: 'get',
  path: '/api/v1/visits/{visit}/clocks',
  tag: 'visits',
  summary: "A visit's clocks: what is promised, until when",
  access: 'signed-in',
  params: visitPath,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'Clocks in the order of their start.', schema: clockPage } },
  async operation({ params, query }, context: Context) {
    const { visit, actor } = await visibleVisit(context, params.visit);
    const clocks = await context.services.store.readClocks({ kind: 'visit', id: visit.state.id });
    return { visit, page: clocksPage(clocks, isClient(actor), visit.state.id, query) };
  },
  present: ({ visit, page }, { language, timeZone }) => ({
    status: 200,
    body: {
      nextCursor: page.cursor,
      items: page.items.map(({ clock, rules }) =>
        presentClock(clock, visitClockShowing({ ...visit, rules }, { now: visit.readAt, language, timeZone })),
      ),
    },
  }),
});

/** Why a deadline of a visit is when it is: both keys, the rule of the region, and every day (SK-17, X-3). */
export const readVisitAccount = defineRoute({
  method: 'get',
  path: '/api/v1/visits/{visit}/clocks/{code}/account',
  tag: 'visits',
  summary: "The account of a visit's deadline, day by day",
  description: 'Of the latest clock with this code, unless `key` names another one.',
  access: 'signed-in',
  params: visitPathWithClock,
  query: clockQuery,
  responses: { 200: { description: 'Both keys, the rule, and every day from start to due.', schema: accountView } },
  async operation({ params, query }, context: Context) {
    const { visit, actor } = await visibleVisit(context, params.visit);
    const clocks = await context.services.store.readClocks({ kind: 'visit', id: visit.state.id });
    const found = clocks.findLast(({ clock }) => isAskedFor(clock, params.code, query.key, isClient(actor)));
    if (!found) throw new Problem('not-found');
    const moves = await movesToShow(context.services.store, found.moves, isClient(actor));
    return { visit: { ...visit, rules: found.rules }, clock: found.clock, moves };
  },
  present: ({ visit, clock, moves }, { language, timeZone }) => ({
    status: 200,
    body: presentAccount(clock, {
      ...visitClockShowing(visit, { now: visit.readAt, language, timeZone }),
      extraLines: visitAccountLines(visit, clock, language, timeZone),
      moves,
    }),
  }),
});

const outcomeView = z
  .object({ commandId: z.string(), outcome: z.literal('done'), revision: z.int(), visit: visitView })
  .openapi('VisitCommandDone');

/** Every act on a visit. */
export const giveVisitCommand = defineRoute({
  method: 'post',
  path: '/api/v1/visits/{visit}/commands',
  tag: 'visits',
  summary: 'Act on a field visit',
  description:
    'As with tickets: stored first, 201 with its outcome, 202 when the outcome is still to come, 422 when the state of the ' +
    'visit forbids it (`code` is the refusal), 409 when the revision of If-Match has moved.',
  access: 'signed-in',
  params: visitPath,
  body: visitCommandBody,
  responses: {
    201: { description: 'Done; the visit as it now stands.', schema: outcomeView },
    202: { description: 'Stored; its outcome will stand at `Location`.', schema: pendingView },
  },
  problems: [403, 409, 422],
  operation: giveToVisit,
  present: (given, reading) =>
    presentGiven(given, (shown) => ({
      revision: shown.visit.state.revision,
      body: { visit: show(shown, reading) },
    })),
});

/** What was asked of a visit, in order of arrival. */
export const listVisitCommands = defineRoute({
  method: 'get',
  path: '/api/v1/visits/{visit}/commands',
  tag: 'visits',
  summary: 'What was asked of a visit, and what became of it',
  access: 'signed-in',
  params: visitPath,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'Commands in order of arrival.', schema: pageOf(commandView) } },
  async operation({ params, query }, context: Context) {
    const { visit, actor } = await visibleVisit(context, params.visit);
    return commandsPage(visit.state.id, isClient(actor), query, context.services.store);
  },
  present: ({ page, names }, { language }) => ({
    status: 200,
    body: { items: page.items.map((command) => presentCommand(command, names, language)), nextCursor: page.cursor },
  }),
});

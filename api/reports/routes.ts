import { movesByRules } from '../../domain/process';
import { actingOn, type PersonActor } from '../../domain/policy/actor';
import { duties } from '../../domain/duties';
import type { ReportRead } from '../../store/report/read-reports';
import { channelOf, memberAt } from '../auth/caller';
import { allClientsRoles, ownDesk, servicesSeen } from '../auth/own-desk';
import { ask } from '../commands/ask';
import { defineRoute, type RequestContext } from '../http/define-route';
import { pageFound } from '../http/page-found';
import type { Names } from '../names';
import { Problem } from '../problems';
import { pageOf } from '../schemas/pages';
import { accountView } from '../tickets/account-schemas';
import { movesToShow } from '../tickets/moves-of-account';
import { presentAccount } from '../tickets/present-account';
import { peopleIn, presentReport, presentReportLine, reportsPath } from './present';
import { reportClockPath, reportLine, reportPath, reportQuery, reportView, reportWords } from './schemas';

type Context = RequestContext<typeof allClientsRoles>;

interface Visible {
  readonly report: ReportRead;
  readonly actor: PersonActor;
  readonly names: Names;
}

const path = `${reportsPath}/{report}`;

/** Reports of a desk, month by month: what is owed, what was handed in and when (EA-6). */
export const listReports = defineRoute({
  method: 'get',
  path: reportsPath,
  tag: 'overviews',
  summary: 'Monthly reports of a desk',
  description: 'The latest month first. Specialists of some services see the reports of these, and those of the desk.',
  access: allClientsRoles,
  query: reportQuery,
  responses: { 200: { description: 'A page.', schema: pageOf(reportLine) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }: Context) {
    const { desk: named, cursor, limit, ...asked } = query;
    const seat = ownDesk(caller, named, allClientsRoles);
    const { desk } = seat;
    const filter = { desk, ...asked, services: servicesSeen(seat) };
    const page = pageFound(await store.listReports(filter, cursor ?? null, limit ?? 50));
    const [{ regulation }, now] = await Promise.all([store.rulesFor(desk, null), store.clock.now()]);
    return { page, regulation, now };
  },
  present: ({ page: { items, cursor }, ...showing }, { language, timeZone }) => ({
    status: 200,
    body: {
      items: items.map((line) => presentReportLine(line, { ...showing, language, timeZone })),
      nextCursor: cursor,
    },
  }),
});

/** One report. */
export const readReport = defineRoute({
  method: 'get',
  path,
  tag: 'overviews',
  summary: 'A monthly report: its date, its figures, what was said; of a summary, how each service stands',
  access: allClientsRoles,
  params: reportPath,
  responses: { 200: { description: 'As it stands.', schema: reportView } },
  operation: ({ params }, context: Context) => visible(context, params.report),
  present: (shown, reading) => ({ status: 200, body: show(shown, reading) }),
});

/** Why it is owed by then. */
export const readReportAccount = defineRoute({
  method: 'get',
  path: `${path}/clocks/{code}/account`,
  tag: 'overviews',
  summary: "The account of a report's deadline, day by day",
  access: allClientsRoles,
  params: reportClockPath,
  responses: { 200: { description: 'The rule, and every day from the end of the month to due.', schema: accountView } },
  async operation({ params }, context: Context) {
    const { report } = await visible(context, params.report);
    const clock = duties(report.state.clocks).findLast(({ code }) => code === params.code);
    if (clock === undefined) throw new Problem('not-found');
    const moves = movesByRules(report.events).get(clock.key) ?? [];
    return { report, clock, moves: await movesToShow(context.services.store, moves, false) };
  },
  present: ({ report: { state, rules, now }, clock, moves }, { language, timeZone }) => ({
    status: 200,
    body: presentAccount(clock, {
      ...{ rules, now, language, timeZone, moves, path: `${reportsPath}/${state.id}`, orders: [] },
    }),
  }),
});

/** The figures are drawn up by the product; the words beside them are of whoever owes it. */
export const handInReport = defineRoute({
  method: 'post',
  path: `${path}/hand-in`,
  tag: 'overviews',
  summary: 'Hand a report in, or correct it',
  description: 'Its figures are drawn up as they are then. It can be corrected until it is published with the summary.',
  access: allClientsRoles,
  params: reportPath,
  body: reportWords,
  responses: { 200: { description: 'It is handed in.', schema: reportView } },
  problems: [404, 409, 422],
  async operation({ params, body: { text } }, context: Context) {
    await give(context, params.report, 'hand-in', text);
    return visible(context, params.report);
  },
  present: (shown, reading) => ({ status: 200, body: show(shown, reading) }),
});

/** Who has handed nothing in is named in it. */
export const publishReportSummary = defineRoute({
  method: 'post',
  path: `${path}/publication`,
  tag: 'overviews',
  summary: 'Publish the summary of all services’ reports',
  description: 'It can be published although a report is missing: whose, it tells.',
  access: allClientsRoles,
  params: reportPath,
  body: reportWords,
  responses: { 200: { description: 'It is published.', schema: reportView } },
  problems: [404, 409, 422],
  async operation({ params, body: { text } }, context: Context) {
    await give(context, params.report, 'publish-summary', text);
    return visible(context, params.report);
  },
  present: (shown, reading) => ({ status: 200, body: show(shown, reading) }),
});

async function give(context: Context, id: string, type: 'hand-in' | 'publish-summary', text: string): Promise<void> {
  const { services, caller } = context;
  const { report, actor } = await visible(context, id);
  const word = {
    kind: 'report',
    id,
    ticketId: id,
    named: id,
    type,
    content: { text },
    actor,
    channel: channelOf(caller),
  };
  await ask(
    context,
    (receipt) =>
      type === 'hand-in' ? services.store.handInReport(receipt, { text }) : services.store.sayToReport(receipt),
    { ...word, at: report.now },
  );
}

/** @throws Problem 404 for what is not there, or is not for the caller */
async function visible({ services: { store }, caller }: Context, id: string): Promise<Visible> {
  const report = await store.readReport(id);
  if (report === undefined) throw new Problem('not-found');
  const { desk, service } = report.state;
  const member = memberAt(caller, desk);
  const actor = member && actingOn(member, null);
  if (actor == null) throw new Problem('not-found');
  const seen = servicesSeen(ownDesk(caller, desk, allClientsRoles));
  if (service !== null && seen !== undefined && !seen.includes(service)) throw new Problem('not-found');
  return { report, actor, names: await store.readStaffNames(desk, peopleIn(report)) };
}

function show(
  { report, actor, names }: Visible,
  { language, timeZone }: Pick<Context, 'language' | 'timeZone'>,
): object {
  return presentReport(report, actor, names, { language, timeZone });
}

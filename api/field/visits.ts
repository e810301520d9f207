import { isStaff } from '../../domain/policy/actor';
import { actorOn, membershipsAt } from '../auth/caller';
import { staffRoles } from '../auth/own-desk';
import { reachOf } from '../auth/reach-of';
import { shippedRegions } from '../../regulations/load-regions';
import { defineRoute } from '../http/define-route';
import { beginOf, closeOf, type Moment } from '../http/moments';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { forbidden } from '../who-may';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, moment, shortId } from '../schemas/values';
import type { ApiStore } from '../store-port';
import { presentVisitLine } from './present-visit-line';
import { subjectCode, visitLineView } from './schemas';
import { checkSpan } from './spans';

type Filter = Parameters<ApiStore['listVisits']>[0];

const views = [
  'all',
  'to-plan',
  'schedule',
  'at-risk',
  'overdue',
  'waiting-readiness',
  'waiting-parts',
  'waiting-spares',
  'waiting-decision',
  'no-show',
  'without-act',
  'step-overdue',
] as const satisfies readonly Filter['view'][];
/** The desk's stocks, and how it keeps its own steps, are its own affair. */
const internalViews: readonly Filter['view'][] = ['waiting-spares', 'waiting-decision', 'step-overdue'];
const mostDays = 31;

const listQuery = z.strictObject({
  desk: code().optional(),
  view: z
    .enum(views)
    .optional()
    .openapi({
      description:
        'Which board; default `all`: open visits by their due instant. `to-plan`: without a time, by priority. `schedule`: slots that begin from `from` until ' +
        '`to`, done ones too. `at-risk`: overdue, or due within two days. `step-overdue`: whoever owes the next step is late with it. `waiting-decision`: in doubt, since the ticket has ended or the ' +
        'technician is not there, by the instant by which it is decided. The others by request; ' +
        '`without-act`: the agreed time has begun.',
    }),
  technician: shortId().optional(),
  subject: subjectCode().optional().openapi({ description: 'The federal subject of the site.' }),
  from: moment().optional().openapi({ description: 'Of `schedule`, which needs both.' }),
  to: moment()
    .optional()
    .openapi({ description: `At most ${mostDays} days after \`from\`. A date is included whole.` }),
  ...pageQuery,
});

/** The boards of field work. */
export const listVisits = defineRoute({
  method: 'get',
  path: '/api/v1/visits',
  tag: 'field',
  summary: 'List visits: all open ones, a schedule, what is at risk, what waits for what',
  description:
    "A client's user sees visits of own and shared tickets, a technician the own ones, other people of a desk those of the desk.",
  access: 'signed-in',
  query: listQuery,
  responses: { 200: { description: 'A page of visits.', schema: pageOf(visitLineView) } },
  problems: [403, 404, 422],
  async operation({ query }, { services: { store }, caller }) {
    const { desk, view = 'all', technician, subject, cursor, limit } = query;
    const memberships = desk === undefined ? caller.memberships : membershipsAt(caller, desk);
    if (memberships.length === 0) throw new Problem('not-found');
    const reach = reachOf(memberships, caller.personId, { clientsToo: !internalViews.includes(view) });
    if (reach.length === 0) throw forbidden(staffRoles);
    const span = spanOf(view, await instantsOf(query, memberships, store));
    if (subject !== undefined && !shippedRegions().has(subject)) throw new Problem('unknown-region');
    const page = pageFound(
      await store.listVisits({ reach, view, technician, subject, span }, cursor ?? null, limit ?? 50),
    );
    const toStaff = (line: { desk: string; clientId: string }): boolean => {
      const actor = actorOn(caller, line);
      return actor !== null && isStaff(actor);
    };
    return { ...page, toStaff };
  },
  present: ({ items, cursor, toStaff }, { language }) => ({
    status: 200,
    body: { items: items.map((line) => presentVisitLine(line, toStaff(line), language)), nextCursor: cursor },
  }),
});

/** Dates are those of one desk. @throws Problem 400 where it is not said of which */
async function instantsOf(
  { from, to }: { readonly from?: Moment | undefined; readonly to?: Moment | undefined },
  memberships: readonly { readonly desk: string }[],
  store: ApiStore,
): Promise<{ from?: number | undefined; to?: number | undefined }> {
  const [desk, ...others] = new Set(memberships.map((membership) => membership.desk));
  if (typeof from !== 'string' && typeof to !== 'string') return { from, to };
  if (desk === undefined || others.length > 0)
    throw new Problem('malformed', { errors: [{ pointer: 'query/desk', code: 'missing', says: 'desk-needed' }] });
  const { timeZone } = (await store.rulesFor(desk, null)).regulation;
  return { from: beginOf(from, timeZone), to: closeOf(to, timeZone) };
}

/** @throws Problem 400 for a schedule without its span, and for a span where no schedule is asked for */
function spanOf(
  view: Filter['view'],
  { from, to }: { from?: number | undefined; to?: number | undefined },
): Filter['span'] {
  if (view === 'schedule' && from !== undefined && to !== undefined) return checkSpan({ from, to }, mostDays);
  const wrong = Object.entries({ from, to }).filter(([, value]) => (value === undefined) === (view === 'schedule'));
  if (wrong.length === 0) return undefined;
  const told =
    view === 'schedule' ? ({ code: 'missing', says: 'schedule-needs' } as const) : ({ code: 'not-here' } as const);
  throw new Problem('malformed', { errors: wrong.map(([name]) => ({ pointer: `query/${name}`, ...told })) });
}

import type { RequestContext } from '../http/define-route';
import { defineRoute } from '../http/define-route';
import { byLeast } from '../../domain/policy/actor';
import { companyOf, membershipsAt } from '../auth/caller';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { pageOfWhole } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { code } from '../schemas/values';
import { layerText } from '../../texts/account';
import { presentDesk, presentRegulation } from './present-regulation';
import { deskView, regulationView } from './schemas';

type Context = RequestContext<'signed-in'>;

/** The desks the caller works at or files to. */
function desksOf({ caller }: Context, desk: string | undefined): string[] {
  if (desk === undefined) return [...new Set(caller.memberships.map((membership) => membership.desk))];
  if (membershipsAt(caller, desk).length === 0) throw new Problem('not-found');
  return [desk];
}

/** What the caller's desks are. */
export const listDesks = defineRoute({
  method: 'get',
  path: '/api/v1/desks',
  tag: 'look-ups',
  summary: 'Desks of the caller, with what can be chosen there',
  access: 'signed-in',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'The desks, by their codes.', schema: pageOf(deskView) } },
  async operation({ query }, context) {
    const { services, caller } = context;
    const page = pageOfWhole(desksOf(context, undefined).sort(), 'desks', query, (desk) => desk);
    const desks = page.items.map(async (desk) => {
      const held = membershipsAt(caller, desk);
      return {
        rules: await services.store.rulesFor(desk, companyOf(held)),
        role: byLeast(held).at(-1)?.role ?? 'client',
      };
    });
    return { ...page, items: await Promise.all(desks) };
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: { items: items.map((desk) => presentDesk(desk, language)), nextCursor: cursor },
  }),
});

/** Every published version of the regulations, with the whole of it as the contract of the caller's company has it. */
export const listRegulations = defineRoute({
  method: 'get',
  path: '/api/v1/regulations',
  tag: 'look-ups',
  summary: 'Regulations: versions, topics and limits, clocks, waits, statuses',
  access: 'signed-in',
  query: z.strictObject({ desk: code().optional(), ...pageQuery }),
  responses: { 200: { description: 'One entry a version, the newest first.', schema: pageOf(regulationView) } },
  problems: [404],
  async operation({ query }, context) {
    const { services, caller } = context;
    const desks = desksOf(context, query.desk);
    const lists = desks.map(async (desk) => {
      const company = companyOf(membershipsAt(caller, desk));
      const [rules, versions] = await Promise.all([
        services.store.rulesFor(desk, company),
        services.store.listRegulations(desk),
      ]);
      return versions.map((version) => ({ rules, version, toClient: company !== null }));
    });
    const all = (await Promise.all(lists)).flat();
    return pageOfWhole(all, 'regulations', query, ({ version }) => `${version.desk}/${version.version}`);
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: {
      items: items.map(({ rules, version, toClient }) => presentRegulation(version, rules, language, toClient)),
      nextCursor: cursor,
    },
  }),
});

const calendarView = z
  .object({
    layer: z.string(),
    of: z.string().openapi({ description: 'Whose calendar it is.' }),
    year: z.int(),
    revision: z.int(),
    status: z.string().openapi({ description: '`official`, or `provisional` until the decree.' }),
    digest: z.string(),
  })
  .openapi('CalendarYear');

/** The official years that deadlines count by. */
export const listCalendars = defineRoute({
  method: 'get',
  path: '/api/v1/calendars',
  tag: 'look-ups',
  summary: 'Years of the official calendars',
  access: 'signed-in',
  query: z.strictObject(pageQuery),
  responses: {
    200: {
      description: 'The years in force and the version they make.',
      schema: pageOf(calendarView).extend({ version: z.string().nullable() }),
    },
  },
  async operation({ query }, { services }) {
    const { version, years } = await services.store.listCalendars();
    return { version, page: pageOfWhole(years, 'calendars', query, ({ layer, year }) => `${layer}/${year}`) };
  },
  present: ({ version, page }, { language }) => ({
    status: 200,
    body: {
      version,
      items: page.items.map((year) => ({ ...year, of: layerText(year.layer, language) })),
      nextCursor: page.cursor,
    },
  }),
});

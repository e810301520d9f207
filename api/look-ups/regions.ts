import { shippedRegions } from '../../regulations/load-regions';
import { districtText } from '../../texts/visits';
import { defineRoute } from '../http/define-route';
import { pageOfWhole } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { z } from '../schemas/zod';

const regionView = z
  .object({
    code: z.string().openapi({ description: '`subject` of `request-visit`.', example: '54' }),
    title: z.string(),
    district: z.string().nullable().openapi({ description: 'What the federal district is called.' }),
    timeZone: z.string().openapi({ description: 'By whose clocks a visit there is agreed.' }),
  })
  .openapi('Region');

/** Where visits can go: the federal subjects, by which their terms differ (SK-17). */
export const listRegions = defineRoute({
  method: 'get',
  path: '/api/v1/regions',
  tag: 'look-ups',
  summary: 'Federal subjects, for the address of a visit',
  access: 'signed-in',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'By their codes.', schema: pageOf(regionView) } },
  operation: async ({ query }) =>
    Promise.resolve(pageOfWhole([...shippedRegions().values()], 'regions', query, ({ code }) => code)),
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: {
      items: items.map(({ code, title, district, timeZone }) => ({
        code,
        title: title[language],
        district: district === null ? null : districtText(district)[language],
        timeZone,
      })),
      nextCursor: cursor,
    },
  }),
});

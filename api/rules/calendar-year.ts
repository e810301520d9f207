import { actOfYear } from '../../regulations';
import { layerText } from '../../texts/account';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { code } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { dayView, presentDays, workingDaysOf, yearDays } from './year-days';
import { yearGiven, saidOf } from './year-given';

const yearView = z
  .object({
    layer: z.string(),
    of: z.string().openapi({ description: 'Whose calendar it is.' }),
    year: z.int(),
    revision: z.int(),
    status: z.string().openapi({ description: '`official`, or `provisional` until the decree.' }),
    digest: z.string(),
    act: z
      .string()
      .nullable()
      .openapi({ description: 'By which act, as the state calls it; null where none is known.' }),
    beneath: z.string().nullable().openapi({ description: 'Of a region: whose calendar it adds to.' }),
    /** What the act says: another one is drafted from it. */
    said: yearGiven,
    workingDays: z.int(),
    days: z.array(dayView).openapi({ description: 'Every day of the year, Monday to Friday working.' }),
  })
  .openapi('CalendarYearPage');

/** A year of a layer. */
export const yearPath = z.object({
  layer: code(),
  year: z
    .string()
    .regex(/^(?:19[7-9]\d|20\d\d|2100)$/, says('beyond-years'))
    .transform(Number)
    .openapi({ type: 'integer', minimum: 1970, maximum: 2100 }),
});

/** A year of an official calendar, day by day (SK-2). */
export const readCalendarYear = defineRoute({
  method: 'get',
  path: '/api/v1/calendars/{layer}/{year}',
  tag: 'look-ups',
  summary: 'A year of an official calendar, day by day',
  access: 'signed-in',
  params: yearPath,
  responses: { 200: { description: 'The year as it counts now.', schema: yearView } },
  problems: [404],
  async operation({ params: { layer, year } }, { services: { store } }) {
    const [found, source] = await Promise.all([store.readCalendarYear(layer, year), store.currentLayers()]);
    if (found === undefined) throw new Problem('not-found');
    return { found, counted: yearDays(layer, year, source) };
  },
  present({ found, counted }, { language }) {
    const { layer, year, revision, status, digest, data } = found;
    return {
      status: 200,
      body: {
        layer,
        of: layerText(layer, language),
        year,
        revision,
        status,
        digest,
        act: actOfYear(data.version)?.act ?? null,
        beneath: counted.beneath === null ? null : layerText(counted.beneath, language),
        said: saidOf(data),
        workingDays: workingDaysOf(counted),
        days: presentDays(counted, language),
      },
    };
  },
});

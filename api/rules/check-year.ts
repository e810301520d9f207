import { faultsOfYear } from '../../regulations';
import { yearWritten } from '../../regulations/load-calendars';
import { leadRoles } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { code, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { faultView, mostFaults, presentFault } from './faults';
import { changedDays, dayChangeView, dayView, presentDays, withYear, workingDaysOf, yearDays } from './year-days';
import { yearGiven } from './year-given';

const checkView = z
  .object({
    faults: z.array(faultView).openapi({ description: 'None: it can be drafted. `holidays.0.date` names the place.' }),
    workingDays: z
      .object({ before: z.int(), after: orNull(z.int()) })
      .openapi('WorkingDaysChange', { description: 'After: null where there are faults.' }),
    changes: z.array(dayChangeView),
    days: z
      .array(dayView)
      .openapi({ description: 'Every day of the year as it would be; none where there are faults.' }),
  })
  .openapi('CalendarYearCheck');

/** A year laid beside the one that counts now, as it is being drafted: nothing is stored. */
export const checkYear = defineRoute({
  method: 'post',
  path: '/api/v1/calendars/check',
  tag: 'look-ups',
  summary: 'Check a year of an official calendar before it is drafted',
  description:
    'Says every fault with its place, and day by day what differs from the year that counts now; a year that nobody has published ' +
    'counts by Labour Code art. 112 where it is of Russia. Asked as somebody edits.',
  access: leadRoles,
  body: z.strictObject({ layer: code(), year: yearGiven }).openapi('CalendarYearToCheck'),
  responses: { 200: { description: 'What was found.', schema: checkView } },
  problems: [404],
  async operation({ body: { layer, year } }, { services: { store } }) {
    const source = await store.currentLayers();
    const standing = source(layer)?.[0];
    if (standing === undefined) throw new Problem('not-found');
    const asked = yearWritten(layer, { ...year, country: standing.country });
    const before = yearDays(layer, year.year, source);
    const faults = faultsOfYear(asked);
    if (faults.length > 0) return { faults, before, after: null };
    return { faults, before, after: yearDays(layer, year.year, withYear(source, layer, asked)) };
  },
  present({ faults, before, after }, { language }) {
    return {
      status: 200,
      body: {
        faults: faults.slice(0, mostFaults).map((fault) => presentFault(fault, language)),
        workingDays: { before: workingDaysOf(before), after: after === null ? null : workingDaysOf(after) },
        changes: after === null ? [] : changedDays(before, after, language),
        days: after === null ? [] : presentDays(after, language),
      },
    };
  },
});

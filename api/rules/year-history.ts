import type { LayerSource } from '../../domain/time';
import type { YearRevision } from '../../store/publication/year-history';
import { staffRoles } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { pageOfWhole } from '../http/page-found';
import { person, presentPerson, type Names } from '../names';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';
import type { Language } from '../../texts/language';
import { yearPath } from './calendar-year';
import { changedDays, dayChangeView, withYear, workingDaysOf, yearDays } from './year-days';

const revisionView = z
  .object({
    revision: z.int(),
    at: instantOut(),
    by: orNull(person).openapi({ description: 'Who published it; null: it came with the product.' }),
    change: orNull(z.object({ id: z.string(), number: z.string(), desk: z.string() }).openapi('ChangeOfYear')).openapi({
      description: 'The change of the rules that brought it, and the desk that drafted it.',
    }),
    workingDays: z.object({ before: orNull(z.int()), after: z.int() }),
    changes: z.array(dayChangeView).openapi({ description: 'Beside the revision before; none of the first.' }),
  })
  .openapi('CalendarYearRevision');

/** What was changed of a year, by whom and when: every revision beside the one before. */
export const readYearHistory = defineRoute({
  method: 'get',
  path: '/api/v1/calendars/{layer}/{year}/history',
  tag: 'look-ups',
  summary: 'What was changed of a year of an official calendar, by whom and when',
  access: staffRoles,
  params: yearPath,
  query: z.strictObject({
    change: z.uuid().optional().openapi({ description: 'What this change of the rules has brought alone.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'Its revisions, the latest first.', schema: pageOf(revisionView) } },
  problems: [404],
  async operation({ params: { layer, year }, query }, { services: { store } }) {
    const [found, source] = await Promise.all([store.readYearHistory(layer, year), store.currentLayers()]);
    if (found.length === 0) throw new Problem('not-found');
    const { change } = query;
    const beside = found
      .map((revision, index) => ({ revision, before: found[index - 1] ?? null }))
      .filter(({ revision: { published } }) => change === undefined || published?.id === change)
      .reverse();
    const { items, cursor } = pageOfWhole(beside, 'year-history', query, ({ revision }) => String(revision.revision));
    const ids = items.flatMap(({ revision: { published } }) => published?.personId ?? []);
    const people = await store.readPeople(ids);
    const names = new Map([...people].map(([id, { name }]) => [id, name]));
    return { layer, year, source, items, cursor, names };
  },
  present: ({ layer, year, source, items, cursor, names }, { language }) => ({
    status: 200,
    body: {
      items: items.map((each) => presentRevision(each, { layer, year, source, names, language })),
      nextCursor: cursor,
    },
  }),
});

interface Showing {
  readonly layer: string;
  readonly year: number;
  readonly source: LayerSource;
  readonly names: Names;
  readonly language: Language;
}

function presentRevision(
  { revision: { revision, at, data, published }, before }: { revision: YearRevision; before: YearRevision | null },
  { layer, year, source, names, language }: Showing,
): object {
  // Years are laid over the calendars as they are now: of a region, the country beneath may have changed since.
  const is = yearDays(layer, year, withYear(source, layer, data));
  const was = before === null ? null : yearDays(layer, year, withYear(source, layer, before.data));
  return {
    revision,
    at: iso(at),
    by: published === null ? null : presentPerson(published.personId, names.get(published.personId)),
    change: published === null ? null : { id: published.id, number: published.number, desk: published.desk },
    workingDays: { before: was === null ? null : workingDaysOf(was), after: workingDaysOf(is) },
    changes: was === null ? [] : changedDays(was, is, language),
  };
}

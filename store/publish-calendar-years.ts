import type { CalendarYear } from '../domain/time';
import type { Transaction } from './database';
import { contentDigest, jsonOf } from './json';
import { publish } from './publish';
import type { CalendarVersionYear } from './rules/read-rules';
import { everyDesk } from './rules/stamps';
import type { StoreContext } from './store-context';

export interface LayerYear {
  /** Code of the layer, such as `ru` or `ru-ba`. */
  readonly layer: string;
  readonly year: CalendarYear;
}

export interface CalendarsPublished {
  readonly digest: string;
  readonly changed: boolean;
}

/**
 * Publishes years of layers as one version of the calendars. A year whose content stands already stays as it is; another
 * content is a further revision, and the new version takes its place. Tickets move to it by `recalculate` only.
 *
 * @returns the digest of the version now current, and whether it is a new one
 */
export async function publishCalendarYears(
  context: StoreContext,
  years: readonly LayerYear[],
): Promise<CalendarsPublished> {
  return publish<CalendarsPublished>(context, { kind: 'calendars', desk: everyDesk }, async (transaction, now) => {
    const createdAt = new Date(now);
    for (const { layer, year } of years) {
      const digest = contentDigest(year);
      const standing = await transaction.calendarYear.findFirst({
        where: { layer, year: year.year },
        orderBy: { revision: 'desc' },
      });
      if (standing?.digest === digest) continue;
      const revision = (standing?.revision ?? 0) + 1;
      await transaction.calendarYear.create({
        data: {
          layer,
          year: year.year,
          revision,
          status: year.status,
          data: jsonOf(year) as object,
          digest,
          createdAt,
        },
      });
    }
    const newest = await newestYears(transaction);
    const digest = contentDigest(newest);
    const current = await transaction.calendarVersion.findFirst({ orderBy: { number: 'desc' } });
    if (current?.digest === digest) return { changed: false, answer: { digest, changed: false } };
    const number = (current?.number ?? 0) + 1;
    await transaction.calendarVersion.create({ data: { digest, number, years: jsonOf(newest) as object, createdAt } });
    return { changed: true, answer: { digest, changed: true } };
  });
}

/** The newest revision of every year of every layer, in a fixed order. */
async function newestYears(transaction: Transaction): Promise<CalendarVersionYear[]> {
  return transaction.$queryRaw<CalendarVersionYear[]>`
    SELECT DISTINCT ON ("layer", "year") "layer", "year", "revision" FROM "calendar_year"
    ORDER BY "layer", "year", "revision" DESC`;
}

import { compareVersions } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { Database } from '../database';
import type { Laid, RulesContent } from './content';
import { nobody } from './publication-faults';
import type { DeskVersions } from './standing';

/** How far back calendars, and rules that were kept, are tried. */
const back = { calendars: 4, rules: 20 };

/**
 * The last rules that fitted where those in force do not: the newest earlier version that the contract fits, by calendars as
 * new as can be; else, where a release no longer takes the documents themselves, the latest rules that the client had.
 *
 * @returns undefined when nothing ever fitted
 */
export async function findLastGood(
  database: Database,
  content: RulesContent,
  laid: Laid,
  { versions }: DeskVersions,
  now: Instant,
): Promise<Rules | undefined> {
  const earlier = versions
    .filter((version) => compareVersions(version, laid.version) <= 0)
    .sort((a, b) => compareVersions(b, a));
  const calendars = await database.calendarVersion.findMany({
    orderBy: { number: 'desc' },
    select: { digest: true },
    take: back.calendars,
  });
  for (const { digest } of calendars) {
    for (const version of earlier) {
      const rules = await content.layOver({ ...laid, version, calendars: digest }, now);
      if (rules.ok) return rules.value;
    }
  }
  const kept = await database.$queryRaw<{ digest: string }[]>`
    SELECT "digest" FROM "rules"
    WHERE "desk" = ${laid.desk} AND coalesce("client_id", ${nobody}::uuid) = ${laid.contract?.clientId ?? nobody}::uuid
    ORDER BY "created_at" DESC, "digest" LIMIT ${back.rules}`;
  for (const { digest } of kept) {
    for (const { digest: by } of calendars) {
      const rules = await content.rules({ digest, calendars: by });
      if (rules.ok) return rules.value;
    }
  }
  return undefined;
}

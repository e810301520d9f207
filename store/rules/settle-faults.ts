import { versionsFrom } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { JsonObject } from '../../regulations';
import type { Queryable } from '../database';
import { FitCheck } from './fit-check';
import type { WholeVersion } from './fit-check';
import { localDateIn } from './local-date';
import { nobody } from './publication-faults';
import { currentCalendars, noLayers, readLayers } from './read-rules';
import { readDeskVersions } from './standing';

/** The versions of a desk that are in force now or later on, whole. */
export async function versionsToCome(
  database: Queryable,
  desk: string,
  now: Instant,
): Promise<{ readonly today: string; readonly versions: readonly WholeVersion[] }> {
  const { zone, versions } = await readDeskVersions(database, desk);
  const today = localDateIn(zone, now);
  const rows = await database.regulationVersion.findMany({
    where: { id: { in: versionsFrom(versions, today).map(({ id }) => id) } },
    select: { version: true, document: true },
    orderBy: { inForceFrom: 'asc' },
  });
  return { today, versions: rows.map(({ version, document }) => ({ version, document: document as JsonObject })) };
}

/** A check by the calendars that are current. */
export async function currentFitCheck(database: Queryable): Promise<FitCheck> {
  const calendars = await currentCalendars(database);
  return new FitCheck(calendars === undefined ? noLayers : await readLayers(database, calendars));
}

/**
 * Takes away the duties that are done: of clients whose contract fits again whatever holds now or later on.
 *
 * @param desk only of this one
 */
export async function settleFaults(database: Queryable, now: Instant, desk?: string): Promise<void> {
  const rows = await database.publicationFault.findMany({ where: { desk }, select: { desk: true, clientId: true } });
  if (rows.length === 0) return;
  const check = await currentFitCheck(database);
  const pins = await check.ofPins(database, true);
  for (const row of rows) {
    const { today, versions } = await versionsToCome(database, row.desk, now);
    const clientId = row.clientId === nobody ? null : row.clientId;
    const misfits =
      clientId === null
        ? check.ofVersions(row.desk, versions)
        : await check.ofContracts(database, versions, { desk: row.desk, clientId, today });
    const pinned = pins.some((pin) => pin.desk === row.desk && pin.clientId === clientId);
    if (misfits.length === 0 && !pinned) await database.publicationFault.delete({ where: { desk_clientId: row } });
  }
}

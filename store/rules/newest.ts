import { compareVersions, pickContract, pickVersion } from '../../domain/regulation';
import type { Instant, LayerSource } from '../../domain/time';
import type { RulesPin } from '../../domain/process';
import { faultText, mergeContract, readDocument } from '../../regulations';
import type { JsonObject, JsonValue } from '../../regulations';
import type { Database } from '../database';
import { toJson } from '../json';
import { localDateIn } from './local-date';

/**
 * The zone in which a desk reads dates of validity.
 *
 * @throws for a desk without a regulation
 */
export async function deskZone(database: Database, desk: string): Promise<string> {
  const versions = await database.regulationVersion.findMany({ where: { desk } });
  const newest = [...versions].sort(compareVersions).at(-1);
  // The loader has checked that a regulation names its zone.
  const zone = (newest?.document as { timeZone?: string } | undefined)?.timeZone;
  if (zone === undefined) throw new Error(`The desk ${desk} has no regulation.`);
  return zone;
}

/**
 * Finds the regulation's version and the client's contract that hold, lays one over the other and keeps the result
 * under its digest (once, whoever comes first).
 *
 * @param name of a version, instead of the newest one in force
 * @param layersOf gives the official years of a version of the calendars
 * @returns null when there is no such version, or none in force yet
 * @throws when the contract does not fit the version: publishing checks that
 */
export async function findPin(
  database: Database,
  asked: { readonly desk: string; readonly clientId: string; readonly now: Instant },
  zone: string,
  name: string | undefined,
  layersOf: (calendars: string) => Promise<LayerSource>,
): Promise<RulesPin | null> {
  const { desk, clientId, now } = asked;
  const today = localDateIn(zone, now);
  const versions = await database.regulationVersion.findMany({ where: { desk } });
  const version =
    name === undefined ? pickVersion(versions, today) : versions.find((candidate) => candidate.version === name);
  if (version === undefined) return null;
  const contract = pickContract(await database.contractVersion.findMany({ where: { desk, clientId } }), today);
  const calendars = await database.calendarVersion.findFirst({ orderBy: { number: 'desc' }, select: { digest: true } });
  if (calendars === null) throw new Error('No calendars have been published.');
  const layers = await layersOf(calendars.digest);
  const document = version.document as JsonObject;
  const merged =
    contract === undefined
      ? readDocument(document, layers)
      : mergeContract(document, { number: contract.number, patch: contract.patch as JsonValue }, layers);
  if (!merged.ok)
    throw new Error(`The rules of ${desk} ${version.version}: ${merged.faults.map(faultText).join('; ')}`);
  const { digest, regulation, origins } = merged.value;
  await database.$executeRaw`
    INSERT INTO "rules" ("digest", "desk", "version", "client_id", "regulation", "origins", "created_at")
    VALUES (${digest}, ${desk}, ${version.version}, ${contract === undefined ? null : clientId}::uuid,
      ${toJson(regulation)}::jsonb, ${toJson(origins)}::jsonb, ${new Date(now)})
    ON CONFLICT ("digest") DO NOTHING`;
  return { digest, calendars: calendars.digest };
}

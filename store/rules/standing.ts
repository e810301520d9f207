import { compareVersions, pickContract, pickVersion } from '../../domain/regulation';
import type { Validity, VersionDates } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { mergeContract, readDocument } from '../../regulations';
import type { Checked, JsonObject, JsonValue, LoadedRegulation } from '../../regulations';
import type { Queryable } from '../database';
import { localDateIn } from './local-date';
import type { Layers } from './read-rules';

/** A published version without its document. */
export interface VersionLine extends VersionDates {
  readonly id: string;
}

/** A desk's versions, and the zone in which it reads dates of validity. */
export interface DeskVersions {
  readonly zone: string;
  readonly versions: readonly VersionLine[];
}

/** A client's contract without its patch. */
export interface ContractLine extends Validity {
  readonly id: string;
  readonly clientId: string;
  readonly number: string;
}

/** @throws for a desk without a regulation */
export async function readDeskVersions(database: Queryable, desk: string): Promise<DeskVersions> {
  const rows = await database.$queryRaw<(VersionLine & { readonly timeZone: string | null })[]>`
    SELECT "id", "version", "published_on" AS "publishedOn", "in_force_from" AS "inForceFrom",
      "document"->>'timeZone' AS "timeZone"
    FROM "regulation_version" WHERE "desk" = ${desk}`;
  const versions = rows.sort(compareVersions);
  // The loader has checked that a regulation names its zone.
  const zone = versions.at(-1)?.timeZone;
  if (zone == null) throw new Error(`The desk ${desk} has no regulation.`);
  return { zone, versions };
}

/** The contracts at a desk, of one client where one is named. */
export async function readContractLines(
  database: Queryable,
  { desk, clientId }: { readonly desk: string; readonly clientId?: string },
): Promise<ContractLine[]> {
  return database.contractVersion.findMany({
    where: { desk, clientId },
    select: { id: true, clientId: true, number: true, validFrom: true, validTo: true },
    orderBy: { id: 'asc' },
  });
}

/** What holds at an instant. */
export interface Standing {
  /** Undefined: none is in force yet. */
  readonly version: VersionLine | undefined;
  /** Undefined: the regulation's own rules. */
  readonly contract: ContractLine | undefined;
}

export function standingAt(
  { zone, versions }: DeskVersions,
  contracts: readonly ContractLine[],
  now: Instant,
): Standing {
  const today = localDateIn(zone, now);
  return { version: pickVersion(versions, today), contract: pickContract(contracts, today) };
}

/** A contract's patch laid over a version's document; the document alone where there is none. */
export function lay(
  document: JsonObject,
  contract: { readonly number: string; readonly patch: unknown } | undefined,
  layers: Layers,
): Checked<LoadedRegulation> {
  return contract === undefined
    ? readDocument(document, layers.source)
    : mergeContract(document, { number: contract.number, patch: contract.patch as JsonValue }, layers.source);
}

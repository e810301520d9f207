import { compareVersions } from '../domain/regulation';
import type { Text } from '../domain/regulation';
import type { Rules, RulesPin } from '../domain/process';
import type { CalendarYear, Instant, LayerSource } from '../domain/time';
import type { JsonObject, Origins } from '../regulations';
import { listMark, readNames, writeNames } from './cursor';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import { nobody } from './rules/publication-faults';
import type { StoreContext } from './store-context';

export interface DeskLine {
  readonly code: string;
  readonly title: Text;
}

export async function listDesks({ database }: StoreContext): Promise<DeskLine[]> {
  const rows = await database.desk.findMany({ orderBy: { code: 'asc' }, select: { code: true, title: true } });
  // Titles come from parsed regulations.
  return rows.map(({ code, title }) => ({ code, title: title as unknown as Text }));
}

export interface RegulationLine {
  readonly desk: string;
  readonly version: string;
  readonly publishedOn: string;
  readonly inForceFrom: string;
}

/** The published versions of a desk's regulation, the newest first. */
export async function listRegulations({ database }: StoreContext, desk: string): Promise<RegulationLine[]> {
  const rows = await database.regulationVersion.findMany({
    where: { desk },
    select: { desk: true, version: true, publishedOn: true, inForceFrom: true },
  });
  return rows.sort((a, b) => compareVersions(b, a));
}

/** The document of one version as it was published; undefined when there is none. */
export async function readRegulationDocument(
  { database }: StoreContext,
  desk: string,
  version: string,
): Promise<JsonObject | undefined> {
  const row = await database.regulationVersion.findUnique({ where: { desk_version: { desk, version } } });
  return row === null ? undefined : (row.document as JsonObject);
}

export interface CalendarYearLine {
  readonly layer: string;
  readonly year: number;
  readonly revision: number;
  readonly status: string;
  readonly digest: string;
}

/** The years of the calendars that are current, with the digest of the version they make. */
export async function listCalendars({
  database,
}: StoreContext): Promise<{ readonly version: string | null; readonly years: readonly CalendarYearLine[] }> {
  const current = await database.calendarVersion.findFirst({ orderBy: { number: 'desc' } });
  const years = await database.$queryRaw<CalendarYearLine[]>`
    SELECT DISTINCT ON ("layer", "year") "layer", "year", "revision", "status", "digest" FROM "calendar_year"
    ORDER BY "layer", "year", "revision" DESC`;
  return { version: current?.digest ?? null, years };
}

/** A year of the calendars that are current, with what it says. */
export interface CalendarYearRead extends CalendarYearLine {
  readonly data: CalendarYear;
}

/** One year of a layer; undefined where there is none. */
export async function readCalendarYear(
  { database }: StoreContext,
  layer: string,
  year: number,
): Promise<CalendarYearRead | undefined> {
  const row = await database.calendarYear.findFirst({ where: { layer, year }, orderBy: { revision: 'desc' } });
  return row === null ? undefined : { ...row, data: row.data as unknown as CalendarYear };
}

export interface ContractLine {
  readonly id: string;
  readonly desk: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly number: string;
  readonly patch: JsonObject;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Contracts at a desk: of some clients, or of all. */
export interface ContractsAt {
  readonly desk: string;
  readonly clients: readonly string[] | null;
}

/** Contracts, the last to come into force first. */
export async function listContracts(
  { database }: StoreContext,
  at: readonly ContractsAt[],
  cursor: string | null,
  most: number,
): Promise<Page<ContractLine> | BadCursor> {
  const mark = listMark('contracts', { desks: at.map(({ desk }) => desk) });
  const after = cursor === null ? null : readNames(mark, cursor, 2);
  if (after === undefined) return { kind: 'bad-cursor' };
  const [validFrom, id] = after ?? [];
  const rows = await database.contractVersion.findMany({
    where: {
      OR: whereAt(at),
      ...(validFrom === undefined || id === undefined
        ? {}
        : { AND: [{ OR: [{ validFrom: { lt: validFrom } }, { validFrom, id: { lt: id } }] }] }),
    },
    include: { client: { select: { name: true } } },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    take: most + 1,
  });
  const page = pageOf(rows, most, (last) => writeNames(mark, [last.validFrom, last.id]));
  return {
    ...page,
    items: page.items.map(contractLine),
  };
}

/** One contract; undefined for one that is none of these desks' and clients'. */
export async function findContract(
  { database }: StoreContext,
  at: readonly ContractsAt[],
  id: string,
): Promise<ContractLine | undefined> {
  const row = await database.contractVersion.findFirst({
    where: { id, OR: whereAt(at) },
    include: { client: { select: { name: true } } },
  });
  return row === null ? undefined : contractLine(row);
}

function whereAt(at: readonly ContractsAt[]) {
  return at.map(({ desk, clients }) => ({ desk, ...(clients === null ? {} : { clientId: { in: [...clients] } }) }));
}

interface ContractRow extends Omit<ContractLine, 'clientName' | 'patch'> {
  readonly patch: unknown;
  readonly client: { readonly name: string };
}

function contractLine({ id, desk, clientId, number, patch, validFrom, validTo, client }: ContractRow): ContractLine {
  return { id, desk, clientId, clientName: client.name, number, patch: patch as JsonObject, validFrom, validTo };
}

/** The official years that are current, as calendars are made of them. */
export function currentLayers({ library }: StoreContext): Promise<LayerSource> {
  return library.currentLayers();
}

/**
 * The rules that a ticket of this client would be opened under now; null: without any contract.
 *
 * @throws when the desk has no regulation in force
 */
export async function rulesFor(context: StoreContext, desk: string, clientId: string | null): Promise<Rules> {
  return (await rulesNow(context, desk, clientId)).rules;
}

/** The same, with the instant at which it is so. */
export async function rulesNow(
  { library, present }: StoreContext,
  desk: string,
  clientId: string | null,
): Promise<{ readonly rules: Rules; readonly now: Instant }> {
  const { now, stampsOf } = await present();
  const loaded = await library.at({
    desk,
    clientId: clientId ?? nobody,
    now,
    stamps: stampsOf(desk),
    pins: [],
    newest: true,
    versions: [],
  });
  return { rules: loaded.catalog.newest, now };
}

/** Where each value of merged rules comes from; undefined for rules that were never kept. */
export async function readOrigins({ database }: StoreContext, { digest }: RulesPin): Promise<Origins | undefined> {
  const row = await database.rules.findUnique({ where: { digest }, select: { origins: true } });
  return row === null ? undefined : (row.origins as unknown as Origins);
}

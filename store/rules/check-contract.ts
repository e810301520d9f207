import { Prisma } from '../../prisma/generated/client';
import { pickVersion, versionsFrom, type Regulation } from '../../domain/regulation';
import type { Instant, LocalDate } from '../../domain/time';
import { layContract, readDocument } from '../../regulations';
import type { Checked, ContractText, Fault, JsonObject, LoadedRegulation } from '../../regulations';
import type { Queryable } from '../database';
import { localDateIn } from './local-date';
import { currentCalendars, noLayers, readLayers } from './read-rules';
import { readContractLines, readDeskVersions } from './standing';
import type { ContractLine, VersionLine } from './standing';

/** A contract as it is, or is to be, published. */
export interface ContractAsked extends ContractText {
  readonly clientId: string;
}

/** A version of the regulation that the contract will meet, and does not fit. */
export interface UnfitVersion {
  readonly version: string;
  readonly inForceFrom: LocalDate;
  readonly faults: readonly Fault[];
}

/** What of a regulation a ticket names by codes. */
export type NamedByTicket = 'topics' | 'requestTypes' | 'levels' | 'priorities' | 'services';

/** An open ticket that names what the contract takes away: it goes on by the rules that it has. */
export interface UnfitTicket {
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly lacks: readonly { readonly of: NamedByTicket; readonly code: string }[];
}

export interface ContractCheck {
  /** The version that it is laid over: the one in force on its first day that is still to come. */
  readonly over: VersionLine;
  /** The regulation by itself, and with the contract over it; or why the two do not fit. */
  readonly laid: Checked<{ readonly alone: LoadedRegulation; readonly merged: LoadedRegulation }>;
  readonly versions: readonly UnfitVersion[];
  /** At most 100 of them. */
  readonly tickets: readonly UnfitTicket[];
  readonly openTickets: number;
  /** Whether the client has a contract of this number already. */
  readonly isNumberTaken: boolean;
  /** Other contracts of the client with days in common; of several that hold, the one that began last counts. */
  readonly beside: readonly ContractLine[];
}

const mostTickets = 100;

/** Lays a contract over all that it will meet: versions of the regulation, open tickets of the client, other contracts. */
export async function checkContract(
  database: Queryable,
  contract: ContractAsked,
  now: Instant,
): Promise<ContractCheck> {
  const { desk, clientId, validFrom, validTo } = contract;
  const { zone, versions } = await readDeskVersions(database, desk);
  const today = localDateIn(zone, now);
  const first = validFrom > today ? validFrom : today;
  const met = versionsFrom(versions, first).filter(
    ({ inForceFrom }) => validTo === null || inForceFrom <= validTo || inForceFrom <= first,
  );
  const over = pickVersion(versions, first) ?? met[0] ?? versions[0];
  if (over === undefined) throw new Error(`The desk ${desk} has no regulation.`);
  const documents = await readDocuments(database, [over, ...met]);
  const calendars = await currentCalendars(database);
  const { source } = calendars === undefined ? noLayers : await readLayers(database, calendars);
  const alone = readDocument(documents.get(over.id) ?? {}, source);
  const merged = layContract(documents.get(over.id) ?? {}, contract, source);
  const laid: ContractCheck['laid'] = !alone.ok
    ? alone
    : merged.ok
      ? { ok: true, value: { alone: alone.value, merged: merged.value } }
      : merged;
  const unfit = met.flatMap((version): UnfitVersion[] => {
    if (version.id === over.id) return [];
    const other = layContract(documents.get(version.id) ?? {}, contract, source);
    return other.ok ? [] : [{ version: version.version, inForceFrom: version.inForceFrom, faults: other.faults }];
  });
  const lines = await readContractLines(database, { desk, clientId });
  return {
    over,
    laid,
    versions: unfit,
    ...(await ticketsOf(database, contract, laid)),
    isNumberTaken: lines.some(({ number }) => number === contract.number),
    beside: lines.filter((line) => line.number !== contract.number && sharesDays(line, contract)),
  };
}

async function readDocuments(database: Queryable, of: readonly VersionLine[]): Promise<Map<string, JsonObject>> {
  const rows = await database.regulationVersion.findMany({
    where: { id: { in: of.map(({ id }) => id) } },
    select: { id: true, document: true },
  });
  return new Map(rows.map(({ id, document }) => [id, document as JsonObject]));
}

/** Where the read model of tickets has the codes of a regulation. */
const columns = {
  topics: Prisma.sql`"topic"`,
  requestTypes: Prisma.sql`"request_type"`,
  levels: Prisma.sql`"level"`,
  priorities: Prisma.sql`"priority"`,
  services: Prisma.sql`"service"`,
} as const satisfies Record<NamedByTicket, Prisma.Sql>;

const named = Object.keys(columns) as NamedByTicket[];

interface TicketRow {
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly names: Readonly<Record<NamedByTicket, string | null>>;
}

async function ticketsOf(
  database: Queryable,
  { desk, clientId }: ContractAsked,
  laid: ContractCheck['laid'],
): Promise<Pick<ContractCheck, 'tickets' | 'openTickets'>> {
  const ofClient = Prisma.sql`"desk" = ${desk} AND "client_id" = ${clientId}::uuid AND "stage" <> 'closed'`;
  const [counted] = await database.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS "open" FROM "ticket" WHERE ${ofClient}`;
  const openTickets = counted?.open ?? 0;
  if (!laid.ok) return { tickets: [], openTickets };
  const gone = new Map(
    named.map((of) => [of, goneFrom(laid.value.alone.regulation, laid.value.merged.regulation, of)]),
  );
  if (![...gone.values()].some((codes) => codes.length > 0)) return { tickets: [], openTickets };
  const asked = named.map((of) => Prisma.sql`${columns[of]} = ANY(${gone.get(of) ?? []}::text[])`);
  const names = named.map((of) => Prisma.sql`${of}::text, ${columns[of]}`);
  const rows = await database.$queryRaw<TicketRow[]>`
    SELECT "id", "tid", "subject", jsonb_build_object(${Prisma.join(names)}) AS "names" FROM "ticket"
    WHERE ${ofClient} AND (${Prisma.join(asked, ' OR ')}) ORDER BY "received_at", "id" LIMIT ${mostTickets}`;
  const tickets = rows.map(({ id, tid, subject, names: has }) => ({
    id,
    tid,
    subject,
    lacks: named.flatMap((of) => {
      const code = has[of];
      return code !== null && gone.get(of)?.includes(code) === true ? [{ of, code }] : [];
    }),
  }));
  return { tickets, openTickets };
}

function goneFrom(before: Regulation, after: Regulation, of: NamedByTicket): string[] {
  return Object.keys(before[of]).filter((code) => !Object.hasOwn(after[of], code));
}

function sharesDays(one: Pick<ContractLine, 'validFrom' | 'validTo'>, other: ContractAsked): boolean {
  const before = (end: LocalDate | null, start: LocalDate): boolean => end !== null && end < start;
  return !before(one.validTo, other.validFrom) && !before(other.validTo, one.validFrom);
}

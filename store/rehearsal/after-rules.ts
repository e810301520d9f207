import type { Rules } from '../../domain/process';
import { pickContract, pickVersion, type VersionDates } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { readDocument, type Checked, type Fault, type JsonObject } from '../../regulations';
import type { NewContract } from '../add-contract';
import type { Queryable } from '../database';
import { checkContract } from '../rules/check-contract';
import { Calendars, compileRules } from '../rules/compile-rules';
import { FitCheck } from '../rules/fit-check';
import { localDateIn } from '../rules/local-date';
import { currentCalendars, noLayers, readLayers, type Layers } from '../rules/read-rules';
import { lay, readContractLines, readDeskVersions, type ContractLine } from '../rules/standing';
import type { After, Faulty } from './after';
import { withNewest } from './catalogs';

/** Stands for what has no row yet. */
const proposed = 'proposed';

/** The client's open processes go by what is in force once the contract holds. */
export async function afterContract(snapshot: Queryable, contract: NewContract, now: Instant): Promise<After | Faulty> {
  const { desk, clientId, number } = contract;
  const { laid, versions: unfit, isNumberTaken } = await checkContract(snapshot, contract, now);
  if (isNumberTaken) return { faults: [taken('number', 'is the number of another contract of this client')] };
  if (!laid.ok) return { faults: laid.faults };
  const { zone, versions } = await readDeskVersions(snapshot, desk);
  const date = later(contract.validFrom, localDateIn(zone, now));
  const version = pickVersion(versions, date);
  if (version === undefined) return { faults: [taken('validFrom', 'no regulation is in force then')] };
  const lines = [...(await readContractLines(snapshot, { desk, clientId })), { ...contract, id: proposed }];
  const inForce = pickContract(lines, date);
  const newest = await layingBy(snapshot);
  const own = inForce?.id === proposed ? contract : await patchOf(snapshot, inForce);
  const target = newest(await documentOf(snapshot, version.id), own);
  return {
    because: 'contract',
    affected: { of: 'client', desk, clientId },
    misfits: unfit.map(({ version: of, faults }) => {
      return { desk, clientId, contract: number, version: of, digest: null, faults };
    }),
    catalogFor: async (_client, { catalog }) => (target.ok ? withNewest(catalog, target.value) : null),
  };
}

/** The desk's open processes go by what is in force once the version does, each under its client's contract. */
export async function afterRegulation(
  snapshot: Queryable,
  document: JsonObject,
  now: Instant,
): Promise<After | Faulty> {
  const layers = await currentLayers(snapshot);
  const read = readDocument(document, layers.source);
  if (!read.ok) return { faults: read.faults };
  const { code: desk, version, publishedOn, inForceFrom, timeZone } = read.value.regulation;
  const known: readonly (VersionDates & { readonly id: string })[] = await snapshot.regulationVersion.findMany({
    where: { desk },
    select: { id: true, version: true, publishedOn: true, inForceFrom: true },
  });
  if (known.some((other) => other.version === version))
    return { faults: [taken('version', 'is published already, and what is published never changes')] };
  const today = localDateIn(timeZone, now);
  const date = later(inForceFrom, today);
  const inForce = pickVersion([...known, { id: proposed, version, publishedOn, inForceFrom }], date);
  const whole = inForce === undefined || inForce.id === proposed ? document : await documentOf(snapshot, inForce.id);
  const contracts = byClient(await readContractLines(snapshot, { desk }));
  const newest = await layingBy(snapshot);
  const targets = new Map<string, Checked<Rules>>();
  return {
    because: 'version',
    affected: { of: 'desk', desk },
    misfits: await new FitCheck(layers).ofContracts(snapshot, [{ version, document }], { desk, today }),
    async catalogFor(clientId, { catalog }) {
      const line = clientId === null ? undefined : pickContract(contracts.get(clientId) ?? [], date);
      const key = line?.id ?? '';
      const target = targets.get(key) ?? newest(whole, await patchOf(snapshot, line));
      targets.set(key, target);
      return target.ok ? withNewest(catalog, target.value) : null;
    },
  };
}

/** Lays contracts over documents and makes rules of what comes of it, by the calendars that are current. */
async function layingBy(
  snapshot: Queryable,
): Promise<(document: JsonObject, contract: Parameters<typeof lay>[1]) => Checked<Rules>> {
  const calendars = (await currentCalendars(snapshot)) ?? '';
  const layers = await currentLayers(snapshot);
  const compiling = new Calendars();
  return (document, contract) => {
    const laid = lay(document, contract, layers);
    if (!laid.ok) return laid;
    const { digest, regulation } = laid.value;
    return compileRules({ digest, calendars }, regulation, layers, compiling);
  };
}

async function currentLayers(snapshot: Queryable): Promise<Layers> {
  const calendars = await currentCalendars(snapshot);
  return calendars === undefined ? noLayers : readLayers(snapshot, calendars);
}

async function documentOf(snapshot: Queryable, id: string): Promise<JsonObject> {
  const { document } = await snapshot.regulationVersion.findUniqueOrThrow({
    where: { id },
    select: { document: true },
  });
  return document as JsonObject;
}

async function patchOf(
  snapshot: Queryable,
  line: Pick<ContractLine, 'id'> | undefined,
): Promise<Parameters<typeof lay>[1]> {
  if (line === undefined) return undefined;
  return snapshot.contractVersion.findUniqueOrThrow({ where: { id: line.id }, select: { number: true, patch: true } });
}

function byClient(lines: readonly ContractLine[]): ReadonlyMap<string, readonly ContractLine[]> {
  const found = new Map<string, ContractLine[]>();
  for (const line of lines) found.set(line.clientId, [...(found.get(line.clientId) ?? []), line]);
  return found;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function taken(path: string, message: string): Fault {
  return { path, message, place: null };
}

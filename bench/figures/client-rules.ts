import { validatorOf } from '../../api/forms/validators';
import type { Regulation } from '../../domain/regulation';
import { loadBuiltIns } from '../../regulations';
import type { JsonObject } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { createStore } from '../../store';
import type { Store } from '../../store';
import { batchLimits, createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import { RulesLibrary } from '../../store/rules/library';
import type { LoadedRules, RulesAsked } from '../../store/rules/library';
import { readStamps } from '../../store/rules/stamps';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { timed } from '../harness/load';
import { median } from '../harness/statistics';

const clients = effort.rows(1_000);
/** So many in a row, for a clock that tells microseconds. */
const recalls = 100;

export interface ClientRulesFigure {
  /** Rules that nobody has asked for: read, laid together, parsed, compiled and kept. */
  readonly coldP50Ms: number;
  /** The same once more. */
  readonly cachedP50Us: number;
  readonly coldByDesk: Readonly<Record<string, number>>;
}

/**
 * The rules in force for 1,000 clients, shared out among the desks, each with a contract of its own that changes a limit and
 * closes a day of a calendar; a form is compiled where none like it was before. One client after the other, on the product's
 * database, by a library that knows the desks' own rules; medians.
 */
export async function measureClientRules({ product }: Bench): Promise<ClientRulesFigure> {
  const prisma = createPrisma(product.databaseUrl, { poolSize: 2, ...batchLimits });
  try {
    const store = createStore({ prisma });
    const desks = loadBuiltIns(shippedLayers()).map(({ regulation }) => regulation);
    const places: Place[] = [];
    for (let index = 0; index < clients; index += 1) {
      const regulation = desks[index % desks.length];
      if (regulation) places.push(await addClient(store, regulation, index));
    }
    const library = new RulesLibrary(prisma);
    for (const { code } of desks) {
      const clientId = await store.addClient({ name: `Без договора: ${code}`, emailDomains: [] });
      useAll(await library.at(await questionOf(prisma, store, { desk: code, clientId })));
    }
    const questions: RulesAsked[] = [];
    for (const place of places) questions.push(await questionOf(prisma, store, place));
    const cold: (readonly [desk: string, ms: number])[] = [];
    for (const asked of questions) cold.push([asked.desk, await timed(async () => useAll(await library.at(asked)))]);
    return {
      coldP50Ms: median(cold.map(([, ms]) => ms)),
      cachedP50Us: median(questions.map((asked) => recallUs(library, asked))),
      coldByDesk: Object.fromEntries(
        desks.map(({ code }) => [code, median(cold.filter(([desk]) => desk === code).map(([, ms]) => ms))]),
      ),
    };
  } finally {
    await prisma.$disconnect();
  }
}

type Place = Pick<RulesAsked, 'desk' | 'clientId'>;

/** @throws for a desk that its own contract does not fit */
async function addClient(store: Store, regulation: Regulation, index: number): Promise<Place> {
  const desk = regulation.code;
  const clientId = await store.addClient({ name: `Клиент ${index}`, emailDomains: [`client-${index}.example`] });
  const contract = { number: `B-${index}`, patch: patchOf(regulation, index), validFrom: '2023-01-01', validTo: null };
  const added = await store.addContract({ desk, clientId, ...contract });
  if (added.kind !== 'added') throw new Error(`The contract ${contract.number} at ${desk}: ${JSON.stringify(added)}`);
  return { desk, clientId };
}

/** A longer limit of the first clock that has one in working time, and a day off of its calendar. */
function patchOf({ code, clocks }: Regulation, index: number): JsonObject {
  for (const [clock, { limit, calendar }] of Object.entries(clocks)) {
    const [row] = limit.flatMap(({ value }) => (value.kind === 'term' ? [value.term] : []));
    const hours = calendar.at(-1)?.value;
    if (row === undefined || hours === undefined || hours === 'of-service') continue;
    const day = `2027-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    return {
      clocks: { [clock]: { limit: `${row.amount + 1 + (index % 9)} ${row.unit}`, source: '3.1' } },
      calendars: { [hours]: { holidays: [day], source: '3.2' } },
    };
  }
  throw new Error(`No clock of ${code} has a term`);
}

async function questionOf(prisma: Database, store: Store, place: Place): Promise<RulesAsked> {
  const [now, stamps] = await Promise.all([store.clock.now(), readStamps(prisma, place.desk)]);
  return { ...place, now, stamps, pins: [], newest: true, versions: [] };
}

/** As a filing goes by them. */
function useAll({ catalog }: LoadedRules): void {
  for (const form of Object.values(catalog.newest.regulation.requestTypes)) validatorOf(form);
}

function recallUs(library: RulesLibrary, asked: RulesAsked): number {
  const begun = performance.now();
  for (let index = 0; index < recalls; index += 1)
    if (library.recall(asked) === undefined) throw new Error('Rules that were loaded are not there');
  return ((performance.now() - begun) * 1_000) / recalls;
}

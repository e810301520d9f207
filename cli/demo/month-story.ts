import { setTimeout as delay } from 'node:timers/promises';
import { loadBuiltIns } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { createStore, storeContext } from '../../store';
import { batchLimits, createPrisma } from '../../store/database';
import { monthTexts } from '../../texts/demo-month';
import { databaseAddress } from '../database-address';
import { DemoFault } from './fault';
import { fillMonth } from './month/month';
import type { MonthFilled } from './month/month';
import type { Printer } from './printer';
import type { RunningProduct } from './running-product';

/** Of each desk: enough for full pages, and few enough for two minutes. */
const tickets = 40;
/** Of each desk that makes trips: a week of its board. */
const trips = 8;
/** Side by side: the database works on one while the other's people think. */
const atOnce = 2;
const patienceMs = 60_000;

/**
 * Fills every built-in desk with the month that has just passed, straight in the store, and waits until what is open has its
 * workflows.
 *
 * @throws DemoFault when the worker starts none of them
 */
export async function playMonth(product: RunningProduct, printer: Printer, seed: string): Promise<void> {
  const prisma = createPrisma(databaseAddress(process.env), { poolSize: 2 * atOnce, ...batchLimits });
  try {
    const context = storeContext({ prisma });
    const end = await context.clock.now();
    printer.step(monthTexts.filling);
    const desks = loadBuiltIns(shippedLayers()).map(({ regulation: { code, title } }) => ({ code, title }));
    const known: MonthFilled[] = [];
    const next = desks.values();
    const fill = async (): Promise<void> => {
      for (const { code, title } of next) {
        const filled = await fillMonth(context, { desk: code, seed, tickets, trips, end });
        if (filled.filed === 0) known.push(filled);
        else printer.fact(monthTexts.desk, { desk: printer.text(title), ...filled });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, fill));
    if (known.length === desks.length) {
      printer.fact(monthTexts.known, { seed });
      return;
    }
    printer.step(monthTexts.starting);
    await started(createStore({ prisma }), printer);
    printer.fact(monthTexts.links, { api: product.api, temporalUi: product.temporalUi });
    printer.good(monthTexts.done);
  } finally {
    await prisma.$disconnect();
  }
}

/** Waits for the outbox of the worker, as long as it gets on. */
async function started(
  store: Pick<ReturnType<typeof createStore>, 'countUnstartedRuns'>,
  printer: Printer,
): Promise<void> {
  let left = await store.countUnstartedRuns();
  for (let since = performance.now(); left > 0;) {
    await delay(500);
    const now = await store.countUnstartedRuns();
    if (now < left) since = performance.now();
    else if (performance.now() - since > patienceMs)
      throw new DemoFault(printer.text(monthTexts.notStarted).replace('{count}', String(now)));
    left = now;
  }
}

/**
 * One outbox in a process of its own, as in a worker: the product's store and outbox, before an engine that takes every start
 * and signal after 10 ms. It says `ready`, tells all there is to tell when it is asked to, and sends what it told.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import { createOutbox } from '../../worker/outbox';

const engineMs = 10;
/** As the worker has it. */
const inFlight = 16;

/** What an outbox did in one pass. */
export interface OutboxPass {
  /** Ids of the runs that it started or woke, each as often as it did. */
  readonly told: readonly string[];
}

async function main(): Promise<void> {
  const prisma = createPrisma(process.env.DATABASE_URL ?? '', { poolSize: inFlight });
  const store = createStore({ prisma });
  let told: string[] = [];
  const pass = createOutbox({
    // No run looks here, so the outbox does not wait for any.
    store: { ...store, claimRuns: ({ most }) => store.claimRuns({ most, unseen: null }) },
    engine: {
      start: () => delay(engineMs, 'started' as const),
      signal: () => delay(engineMs, 'heard' as const),
    },
    inFlight,
    onTold: ({ id }) => told.push(id),
  });
  await store.ping();
  process.on('message', () => {
    told = [];
    void pass().then(() => process.send?.({ told } satisfies OutboxPass));
  });
  // It waits for its turn, also while nothing else keeps it running.
  process.channel?.ref();
  process.send?.('ready');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

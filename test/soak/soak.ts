/**
 * The first part of `npm run soak`: the kill tests at full size. 500 tickets and over 3,000 commands, to every third of them with a
 * field visit, while worker, API, PostgreSQL, Temporal and the mail server are killed again and again, and all of them at once; then
 * Temporal loses its data. At the end everything is looked at, every letter too. It brings its own home, ports, PostgreSQL, Temporal
 * and mail server, ends within twenty minutes, and leaves nothing behind.
 */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { rebuild } from '../../cli/rebuild';
import { root } from '../../local/paths';
import { temporalCli } from '../../local/temporal-binaries';
import { workflowBundle } from '../../worker/bundle';
import { agreeVisits, toldOfTimes } from '../end-to-end/harness/agreed-visits';
import { audit } from '../end-to-end/harness/audit';
import { Load } from '../end-to-end/harness/load';
import type { People } from '../end-to-end/harness/load-script';
import { ownGround, type Services } from '../end-to-end/harness/own-ground';
import { lettersInHand } from '../end-to-end/harness/mail-server';
import { peopleOf } from '../end-to-end/harness/people';
import { startProduct, type Product } from '../end-to-end/harness/product';
import { openQuickDesk } from '../end-to-end/harness/quick-desk';
import { castOf } from '../end-to-end/promises/cast';
import { flooded } from './flooded';
import { fileTimed } from './timed';

const limitMs = 20 * 60_000;
/** `npm run soak -- 100` plays a smaller one. */
const tickets = Number(process.argv[2] ?? 500);

/** When agreed visits begin: one every twenty seconds, while the faults happen. */
const secondsToTimes = Array.from({ length: 15 }, (_, index) => 60 + index * 20);

const begun = performance.now();

function say(line: string): void {
  const seconds = Math.round((performance.now() - begun) / 1_000);
  console.log(`${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}  ${line}`);
}

/** Something that happens to the product; when it returns, everything runs again. */
interface Fault {
  readonly name: string;
  readonly happen: () => Promise<void>;
}

function faults(product: Product, { postgres, temporal, mail }: Services): readonly Fault[] {
  const { worker, api } = product;
  const service = (name: string, it: Services[keyof Services], seconds: number): Fault => ({
    name: `${name} killed, back after ${seconds} s`,
    happen: async () => {
      await it.kill();
      await delay(seconds * 1_000);
      await it.start();
    },
  });
  const workerFault: Fault = {
    name: 'worker killed with letters in hand, its answers lost',
    happen: async () => {
      // What it commits from here on, nobody hears of.
      product.gate().hold();
      await delay(300);
      await lettersInHand(product);
      await worker.kill();
      product.gate().drop();
      await worker.start();
    },
  };
  const apiFault: Fault = {
    name: 'API killed',
    happen: async () => {
      await api.kill();
      await api.start();
    },
  };
  const all: Fault = {
    name: 'everything killed at once',
    happen: async () => {
      await Promise.all([worker.kill(), api.kill(), postgres.kill(), temporal.kill(), mail.kill()]);
      product.gate().drop();
      await Promise.all([postgres.start(), temporal.start(), mail.start()]);
      await Promise.all([worker.start(), api.start()]);
    },
  };
  const round = (away: number): Fault[] => [
    workerFault,
    service('PostgreSQL', postgres, away),
    apiFault,
    service('Temporal', temporal, away),
    service('mail server', mail, away),
  ];
  return [...round(3), ...round(30), all, ...round(3)];
}

/** The load, with the faults spread over it. @throws when a word is not answered, or a part does not come back */
async function underLoad(load: Load, happening: readonly Fault[]): Promise<void> {
  let failed = false;
  const over = load.run().catch((error: unknown) => {
    failed = true;
    throw error;
  });
  const happen = async (): Promise<void> => {
    for (const [index, { name, happen: strike }] of happening.entries()) {
      await load.reaches(Math.round((load.planned * (index + 0.5)) / happening.length));
      if (failed) return;
      say(`${load.answered} of ${load.planned} words answered; ${name}`);
      await strike();
    }
  };
  await Promise.all([over, happen()]);
}

/** Temporal without its data, and `rebuild` while people go on speaking. */
async function withoutData(product: Product, { temporal }: Services, people: People): Promise<Load> {
  await temporal.wipe();
  await temporal.start();
  const load = loadOf(people, 20);
  const [left] = await Promise.all([rebuild(product.store, () => undefined), load.run()]);
  if (left > 0) throw new Error(`${left} tickets and visits have no run after rebuild`);
  return load;
}

function loadOf(people: People, count: number): Load {
  return new Load(people, { tickets: count, lanes: 16, patienceMs: 240_000 });
}

/** @returns what is wrong */
async function soak(product: Product, services: Services): Promise<readonly string[]> {
  const cast = await castOf(product);
  const timed = await fileTimed(product, await openQuickDesk(product, cast));
  const agreed = await agreeVisits(product, secondsToTimes);
  const people = await peopleOf(cast);
  const load = loadOf(people, tickets);
  await underLoad(load, faults(product, services));
  say('every word is answered; one key floods its ticket');
  const flood = await flooded(cast);
  say('Temporal loses its data');
  const later = await withoutData(product, services, people);
  say('rebuilt; the last dates are waited for');
  const dates = await timed.outcome();
  const times = await toldOfTimes(product, agreed);
  say('everything is looked at');
  const report = await audit(product, [load, later], { mail: services.mail });
  const rows = Object.entries({
    faults: faults(product, services).length + 1,
    ...report.checked,
    ...dates.checked,
    ...flood.checked,
    'agreed times told of at their instant': agreed.length - times.length,
  });
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log();
  for (const [name, count] of rows) console.log(`${name.padEnd(width)}  ${String(count).padStart(7)}`);
  console.log();
  return [...report.findings, ...dates.findings, ...flood.findings, ...times];
}

async function main(): Promise<void> {
  const cli = await temporalCli(say);
  const silent = { trace() {}, debug() {}, info() {}, log() {}, warn: say, error: say };
  const { codePath } = await workflowBundle(path.join(root, 'node_modules', '.cache', 'reglament'), silent);
  let services: Services | undefined;
  const product = await startProduct(
    (home, reaper) => ownGround(cli, codePath, home, reaper, (taken) => (services = taken)),
    {
      gated: true,
      // Whoever is not answered says it again and again, which counts as words too; one person of the desk speaks to all.
      environment: { CALLER_CACHE_MS: '0', CLIENT_WORDS_PER_MINUTE: '120', STAFF_WORDS_PER_MINUTE: '1000' },
    },
  );
  let closing: Promise<void> | undefined;
  const end = (code: number, line: string): Promise<void> => {
    closing ??= product.close().then(() => {
      console.log(line);
      process.exit(code);
    });
    return closing;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void end(130, `soak stopped by ${signal}`));
  }
  setTimeout(() => void end(1, `soak failed: not over after ${limitMs / 60_000} minutes`), limitMs).unref();
  say('the product serves');
  try {
    if (!services) throw new Error('The product has no services');
    const findings = await soak(product, services);
    for (const finding of findings) console.log(`wrong: ${finding}`);
    await end(
      findings.length > 0 ? 1 : 0,
      findings.length > 0 ? `soak failed: ${findings.length} findings` : 'soak passed',
    );
  } catch (error) {
    await end(1, `soak failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

/**
 * The second part of `npm run soak`: letters in at full size. 1,000 letters by SMTP while intake, worker, mail server and PostgreSQL are
 * killed again and again, and all of them at once; then received = tickets + replies + tray + duplicates + states of notices. It brings
 * its own home, ports, PostgreSQL and Temporal, and leaves nothing behind.
 */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../local/paths';
import { temporalCli } from '../../local/temporal-binaries';
import { workflowBundle } from '../../worker/bundle';
import { lettersUnderFaults, type Fault } from '../end-to-end/letters-in/run';
import { ownGround, type Services } from '../end-to-end/harness/own-ground';
import { startProduct, type Product } from '../end-to-end/harness/product';

const limitMs = 15 * 60_000;
/** `npm run soak -- 100` plays a smaller one. */
const letters = 2 * Number(process.argv[2] ?? 500);

const begun = performance.now();

function say(line: string): void {
  const seconds = Math.round((performance.now() - begun) / 1_000);
  console.log(`${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}  ${line}`);
}

interface Part {
  kill(): Promise<void>;
  start(): Promise<void>;
}

function faults({ worker, letters: carrying }: Product, { postgres }: Services): readonly Fault[] {
  if (carrying === null) throw new Error('The product was started without letters');
  const { intake, mailbox } = carrying;
  const fault = (name: string, parts: readonly Part[], seconds: number): Fault => ({
    name: `${name} killed, back after ${seconds} s`,
    happen: async () => {
      await Promise.all(parts.map((part) => part.kill()));
      await delay(seconds * 1_000);
      // Programs serve once their database does.
      for (const part of parts) await part.start();
    },
  });
  const round = (away: number): Fault[] => [
    fault('intake', [intake], 0),
    fault('PostgreSQL', [postgres], away),
    fault('worker', [worker], 0),
    fault('mail server', [mailbox], away),
  ];
  return [...round(2), ...round(15), fault('everything', [postgres, mailbox, worker, intake], 2), ...round(2)];
}

async function main(): Promise<void> {
  const cli = await temporalCli(say);
  const silent = { trace() {}, debug() {}, info() {}, log() {}, warn: say, error: say };
  const { codePath } = await workflowBundle(path.join(root, 'node_modules', '.cache', 'reglament'), silent);
  let services: Services | undefined;
  const product = await startProduct(
    (home, reaper) => ownGround(cli, codePath, home, reaper, (taken) => (services = taken)),
    { letters: true },
  );
  const end = async (code: number, line: string): Promise<void> => {
    await product.close();
    console.log(line);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void end(130, `soak of letters stopped by ${signal}`));
  setTimeout(() => void end(1, `soak of letters failed: not over after ${limitMs / 60_000} minutes`), limitMs).unref();
  say('the product serves');
  try {
    if (!services) throw new Error('The product has no services');
    const { findings, counted } = await lettersUnderFaults(product, {
      letters,
      faults: faults(product, services),
      say,
    });
    const width = Math.max(...Object.keys(counted).map((name) => name.length));
    console.log();
    for (const [name, count] of Object.entries(counted))
      console.log(`${name.padEnd(width)}  ${String(count).padStart(7)}`);
    console.log();
    for (const finding of findings) console.log(`wrong: ${finding}`);
    await end(
      findings.length > 0 ? 1 : 0,
      findings.length > 0 ? `soak of letters failed: ${findings.length} findings` : 'soak of letters passed',
    );
  } catch (error) {
    await end(1, `soak of letters failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

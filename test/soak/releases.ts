/**
 * `npm run soak:releases -- COMMIT [TICKETS]`: API and worker of an earlier commit, on a database that this checkout has migrated, hand over
 * to those of this one under load and get it back. Every migration since must only add. It brings its own PostgreSQL and Temporal.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../local/paths';
import { temporalCli } from '../../local/temporal-binaries';
import { workflowBundle } from '../../worker/bundle';
import { audit } from '../end-to-end/harness/audit';
import { handOver } from '../end-to-end/harness/hand-over';
import { Load } from '../end-to-end/harness/load';
import { ownGround } from '../end-to-end/harness/own-ground';
import { peopleOf } from '../end-to-end/harness/people';
import { startProduct } from '../end-to-end/harness/product';
import { castOf } from '../end-to-end/promises/cast';

const [commit, tickets = '100'] = process.argv.slice(2);
const buildId = 'this-release';

/** A work tree of the commit with packages of its own, so that its client of the database is of its own schema. */
function checkOut(of: string): string {
  const place = path.join(mkdtempSync(path.join(tmpdir(), 'reglament-release-')), 'checkout');
  execFileSync('git', ['worktree', 'add', '--detach', place, of], { cwd: root, stdio: 'ignore' });
  execFileSync('cp', ['-al', path.join(root, 'node_modules'), place]);
  execFileSync(process.execPath, [path.join('node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: place,
    stdio: 'ignore',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  return place;
}

async function main(): Promise<void> {
  if (commit === undefined) throw new Error('usage: npm run soak:releases -- COMMIT [TICKETS]');
  const checkout = checkOut(commit);
  try {
    const say = (line: string): void => console.log(line);
    const cli = await temporalCli(say);
    const silent = { trace() {}, debug() {}, info() {}, log() {}, warn: say, error: say };
    const { codePath } = await workflowBundle(path.join(root, 'node_modules', '.cache', 'reglament'), silent);
    const product = await startProduct((home, reaper) => ownGround(cli, codePath, home, reaper, () => undefined), {
      fronted: true,
      checkout,
      environment: { CLIENT_WORDS_PER_MINUTE: '100000', STAFF_WORDS_PER_MINUTE: '100000' },
    });
    try {
      const load = new Load(await peopleOf(await castOf(product)), {
        tickets: Number(tickets),
        lanes: 16,
        patienceMs: 240_000,
      });
      const next = await product.beside('worker', { WORKER_BUILD_ID: buildId, WORKER_TAKES_OVER: 'true' });
      await handOver(product, load, next.program, buildId);
      const { findings, checked } = await audit(product, [load], { endLeases: true });
      for (const [name, count] of Object.entries(checked)) console.log(`${name}: ${count}`);
      for (const finding of findings) console.log(`wrong: ${finding}`);
      console.log(
        findings.length === 0 ? 'soak of releases passed' : `soak of releases failed: ${findings.length} findings`,
      );
      if (findings.length > 0) process.exitCode = 1;
    } finally {
      await product.close();
    }
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', checkout], { cwd: root, stdio: 'ignore' });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
});

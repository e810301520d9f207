import { nextTick } from '../../../../domain/process';
import { eventually } from '../caller';
import { viewRun } from '../engine-view';
import type { Product } from '../product';
import { iso, settleMs, type Counts, type Note } from './note';

/** The timer of a look starts a little after its instant was computed, on a busy machine or after a fault much later. */
const lateMs = 60_000;

type Seen = { readonly fault: string } | { readonly fault: ''; readonly ended: boolean; readonly timers: number };

/** What goes on has its run, with one timer aimed at the store's next instant; what has ended has none. */
export async function checkRuns(
  product: Product,
  kind: 'ticket' | 'visit',
  ids: readonly string[],
  note: Note,
): Promise<Counts> {
  const counts = { open: 0, timers: 0, ended: 0 };
  const end = performance.now() + settleMs;
  for (const id of ids) {
    // A task that a killed worker held comes back when Temporal gives it up.
    const sound = async () => (await look(product, kind, id)).fault === '';
    await eventually(`${id} is sound`, sound, Math.max(0, end - performance.now())).catch(() => undefined);
    const seen = await look(product, kind, id);
    if (!('ended' in seen)) note(`${kind} ${id}: ${seen.fault}`);
    else if (seen.ended) counts.ended += 1;
    else {
      counts.open += 1;
      counts.timers += seen.timers;
    }
  }
  return {
    [`open ${kind}s with their run`]: counts.open,
    [`timers of ${kind}s as the store wants them`]: counts.timers,
    [`ended ${kind}s without a run`]: counts.ended,
  };
}

/** What is wrong; or, when nothing is, what was found. */
async function look({ prisma, store, temporal }: Product, kind: 'ticket' | 'visit', id: string): Promise<Seen> {
  const read = kind === 'ticket' ? await store.readTicket(id) : await store.readVisit(id);
  const ledger = await prisma.run.findUniqueOrThrow({ where: { kind_id: { kind, id } } });
  const next = read ? nextTick(read.state) : null;
  if ((ledger.nextTick?.getTime() ?? null) !== (next?.at ?? null)) {
    return { fault: `the ledger waits for ${ledger.nextTick?.toISOString()}, its state for ${next && iso(next.at)}` };
  }
  const run = await viewRun(temporal, ledger.workflowId);
  const failed = run?.taskFailures.filter((cause) => /NON_DETERMINISTIC|UNHANDLED_FAILURE/.test(cause)) ?? [];
  if (failed.length > 0) return { fault: `its run fails: ${failed.join()}` };
  if (ledger.endedAt !== null) {
    return run?.status === 'RUNNING'
      ? { fault: 'it has ended and its run goes on' }
      : { fault: '', ended: true, timers: 0 };
  }
  if (run?.status !== 'RUNNING') return { fault: `it has no run (${run?.status ?? 'none'})` };
  const wanted = next ? `${next.name} ${iso(next.at)}` : 'nothing';
  const are = run.timers.map(({ name, firesAt }) => `${name} ${iso(firesAt)}`).join();
  const fault = { fault: `its timers are [${are}], the store waits for ${wanted}` };
  if (run.timers.length !== (next ? 1 : 0)) return fault;
  const [timer] = run.timers;
  if (next && timer) {
    const late = timer.firesAt - next.at;
    if (timer.name !== next.name || late < -1_000 || late > lateMs) return fault;
  }
  return { fault: '', ended: false, timers: run.timers.length };
}

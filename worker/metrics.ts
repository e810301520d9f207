import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the worker counts, for /metrics. */
export interface WorkerMetrics {
  readonly registry: Registry;
  readonly commits: Histogram<'result'>;
  readonly outbox: Counter<'how'>;
  readonly ticksWoken: Counter;
  readonly notices: Counter<'state'>;
  readonly sentAgain: Counter;
  readonly webhooks: Counter<'state'>;
}

/** `cachedWorkflows` is asked at every scrape. */
export function createMetrics(cachedWorkflows: () => number): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'reglament_worker_' });
  new Gauge({
    name: 'reglament_cached_workflows',
    help: 'Workflows kept in memory',
    registers,
    collect() {
      this.set(cachedWorkflows());
    },
  });
  return {
    registry,
    commits: new Histogram({
      name: 'reglament_commit_seconds',
      help: 'Time of a look of a run, as its activity sees it',
      labelNames: ['result'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 30],
      registers,
    }),
    outbox: new Counter({
      name: 'reglament_outbox_total',
      help: 'Runs that the outbox started or woke, or tried to',
      labelNames: ['how'],
      registers,
    }),
    ticksWoken: new Counter({
      name: 'reglament_ticks_woken_by_outbox_total',
      help: 'Runs woken because an instant had passed and nothing had come of it; none on a healthy day',
      registers,
    }),
    notices: new Counter({
      name: 'reglament_notices_total',
      help: 'Notices handed to a transport',
      labelNames: ['state'],
      registers,
    }),
    webhooks: new Counter({
      name: 'reglament_webhook_tries_total',
      help: 'Messages posted to endpoints of other programs, by what became of the try',
      labelNames: ['state'],
      registers,
    }),
    sentAgain: new Counter({
      name: 'reglament_letters_sent_again_total',
      help: 'Letters that were taken, of which nobody could say whether they had been taken before; under the same Message-ID',
      registers,
    }),
  };
}

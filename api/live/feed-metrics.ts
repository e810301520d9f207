import { Gauge, type Registry } from 'prom-client';

/** How the feed of changes stands in this process. */
export interface FeedState {
  readonly streams: () => number;
  /** Since when readers may have missed something; 0 while nobody reads. */
  readonly lagMs: () => number;
  /** Somebody reads, and the database's notifications are not heard. */
  readonly isDeaf: () => boolean;
}

/** Tells it for Prometheus. */
export function feedMetrics(registry: Registry, { streams, lagMs, isDeaf }: FeedState): void {
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  };
  gauge('reglament_live_streams', 'Streams of changes that are open', streams);
  gauge(
    'reglament_live_lag_seconds',
    'Since when readers may have missed a change; 0 while nobody reads',
    () => lagMs() / 1_000,
  );
  gauge('reglament_live_deaf', 'Somebody reads changes, and notifications of the database are not heard: 1', () =>
    isDeaf() ? 1 : 0,
  );
}

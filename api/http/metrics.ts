import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import { Counter, Histogram, collectDefaultMetrics } from 'prom-client';
import { routeOf } from './log';

export interface Metrics {
  readonly registry: Registry;
  /** Measures every request by its declared path. */
  readonly handler: RequestHandler;
}

/** Counts decisions that threw in this process; what they were about is set aside. */
export function faultCounter(registry: Registry): Counter {
  return new Counter({
    name: 'reglament_api_faults_total',
    help: 'Decisions that threw; what they were about is set aside',
    registers: [registry],
  });
}

/** Figures for Prometheus: the process's own, and how long requests took. */
export function createMetrics(registry: Registry): Metrics {
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'reglament_http_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    registry,
    handler: (request, response, next) => {
      const began = process.hrtime.bigint();
      response.once('finish', () => {
        const seconds = Number(process.hrtime.bigint() - began) / 1e9;
        duration.observe({ method: request.method, route: routeOf(response), status: response.statusCode }, seconds);
      });
      next();
    },
  };
}

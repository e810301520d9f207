import type { RequestHandler } from 'express';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { routeOf } from './log';

export interface Metrics {
  readonly registry: Registry;
  /** Measures every request by its declared path. */
  readonly handler: RequestHandler;
}

/** Figures for Prometheus: the process's own, and how long requests took. */
export function createMetrics(): Metrics {
  const registry = new Registry();
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

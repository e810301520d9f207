import express from 'express';
import type { Router } from 'express';
import type { Registry } from 'prom-client';
import type { ApiStore, EngineHealth } from '../services';

/**
 * For operations. Ready means that words can be taken, which needs the database only: while the engine is away, they
 * are stored and carried out later, and the answer says so.
 */
export function operationsRoutes(parts: { store: ApiStore; engine: EngineHealth; registry: Registry }): Router {
  const router = express.Router();
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/health/ready', async (_request, response) => {
    const [database, engine] = await Promise.all([
      answers(async () => {
        await parts.store.ping();
        return true;
      }),
      answers(() => parts.engine.health()),
    ]);
    response.status(database ? 200 : 503).json({
      status: database ? 'ok' : 'unavailable',
      parts: { database: database ? 'up' : 'down', engine: engine ? 'up' : 'down' },
    });
  });
  router.get('/metrics', async (_request, response) => {
    response.setHeader('Content-Type', parts.registry.contentType);
    response.end(await parts.registry.metrics());
  });
  return router;
}

const patienceMs = 2_000;

async function answers(ask: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  try {
    return await Promise.race([ask(), silence]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

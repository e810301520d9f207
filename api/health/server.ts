import express from 'express';
import type { Express } from 'express';
import type { Services } from '../services';
import { operationsRoutes } from './routes';

/**
 * Health and metrics as an application of their own, for a port that only operations reach: what asks the database and tells
 * figures is nothing for the public one, where it would be free for everybody and without a limit.
 */
export function createOperations(services: Pick<Services, 'store' | 'engine' | 'registry'>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(operationsRoutes(services));
  app.use((_request, response) => {
    response.status(404).json({ status: 'not found' });
  });
  return app;
}

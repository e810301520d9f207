import type { ServerResponse } from 'node:http';
import compression from 'compression';
import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import { documentationRoutes } from './openapi/reader';
import { openApiDocument } from './openapi/document';
import { pageRoutes } from './pages/router';
import { answerProblem, nothingHere } from './http/answer-problem';
import { guardAddresses } from './http/guard';
import { admit, handleRoute } from './http/handle-route';
import { logRequests } from './http/log';
import { createMetrics } from './http/metrics';
import { limitRequests } from './http/rate-limit';
import { readBody } from './http/read-body';
import { requestId } from './http/request-id';
import type { AnyRoute } from './http/define-route';
import { Problem } from './problems';
import { routes } from './routes';
import type { Services } from './services';
import { serveWeb } from './web/serve-web';

/**
 * The HTTP edge as one application: first whether its address is listened to at all, then what every request gets, then a chain
 * for each declared route, from the cheapest check to the dearest: who calls, how often, whether they may, what they sent.
 */
export function createServer(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', services.settings.trustedProxies);

  const metrics = createMetrics(services.registry);
  const { authenticator, failures, settings, log, registry } = services;
  const guard = guardAddresses({
    authenticator,
    failures,
    log,
    registry,
    perMinute: settings.addressRequestsPerMinute,
  });
  app.use(requestId, guard, metrics.handler, logRequests(log), helmet(helmetOptions));
  // Lists are a tenth of their size compressed; files go as they are, with their length.
  app.use(compression({ threshold: 1_400, level: 4, filter: (_request, response) => isJson(response) }));
  app.use(documentationRoutes(() => openApiDocument(routes)));

  const limiter = limitRequests(services.settings.requestsPerMinute);
  app.use(pageRoutes(services, limiter));
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    app[route.method](
      path,
      (_request, response, next) => {
        response.locals['route'] = route.path;
        response.setHeader('Cache-Control', 'no-store');
        next();
      },
      authenticator.handler(route.access !== 'anyone'),
      limiter,
      (_request, response, next) => {
        admit(route, response, services.settings);
        next();
      },
      readBody(route, services.uploads),
      handleRoute(route, services),
    );
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, () => {
      throw new Problem('method-not-allowed', { headers: { Allow: methods.join(', ') } });
    });
  }
  app.use(serveWeb(services.settings.webFolder));
  app.use(nothingHere);
  app.use(answerProblem(services.log, services));
  return app;
}

/** Served over plain HTTP on loopback by default, so nothing here may make a browser insist on TLS. */
const helmetOptions: Parameters<typeof helmet>[0] = {
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
};

function isJson(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type') ?? '').includes('json');
}

function methodsByPath(declared: readonly AnyRoute[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const route of declared) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const methods = paths.get(path) ?? [];
    paths.set(path, [...methods, route.method.toUpperCase()]);
  }
  return paths;
}

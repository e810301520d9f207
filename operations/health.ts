import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** One thing the worker cannot work without. */
export type Check = () => Promise<boolean> | boolean;

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves /health/live (the process answers), /health/ready (each check by name; 503 while one fails) and /metrics.
 *
 * @throws when the port is taken
 */
export async function serveHealth(
  at: { readonly host: string; readonly port: number },
  checks: Readonly<Record<string, Check>>,
  metrics: Registry,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    void respond(request.method ?? '', request.url ?? '').then(
      ([status, type, body]) => answer(status, type, body),
      () => answer(500, 'text/plain', 'error'),
    );
  });

  async function respond(method: string, url: string): Promise<[number, string, string]> {
    if (method !== 'GET') return [405, 'text/plain', 'only GET'];
    switch (url.split('?')[0]) {
      case '/health/live':
        return [200, 'application/json', JSON.stringify({ status: 'ok' })];
      case '/health/ready': {
        const results = await Promise.all(
          Object.entries(checks).map(async ([name, check]) => [name, await holds(check)] as const),
        );
        const ready = results.every(([, well]) => well);
        const parts = Object.fromEntries(results.map(([name, well]) => [name, well ? 'ok' : 'failing']));
        return [ready ? 200 : 503, 'application/json', JSON.stringify({ status: ready ? 'ok' : 'failing', ...parts })];
      }
      case '/metrics':
        return [200, metrics.contentType, await metrics.metrics()];
      default:
        return [404, 'text/plain', 'not found'];
    }
  }

  await listen(server, at);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function holds(check: Check): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

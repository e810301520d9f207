import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createSignIn } from '../../api/auth/sign-in';
import { createServices } from '../../api/create-services';
import { createServer } from '../../api/server';
import type { Services } from '../../api/services';
import type { EdgeSettings } from '../../api/settings';
import { createStore } from '../../store';
import { listenTo } from '../../store/changes/listen';
import { createPrisma } from '../../store/database';
import { edge, fakeEngine, recordedRuns, type Api } from './harness';

/** Another API process on the same store. */
export interface Beside {
  readonly base: string;
  readonly services: Services;
  readonly server: Server;
  /** As the process stops: streams first, and nobody is cut off. */
  stop(): Promise<void>;
}

/** @param port a free one unless it is named */
export async function startBeside(api: Api, settings: Partial<EdgeSettings> = {}, port = 0): Promise<Beside> {
  const prisma = createPrisma(api.databaseUrl, { poolSize: 3, lockMs: 300 });
  const services = createServices({
    store: createStore({ prisma }),
    engine: fakeEngine(),
    runs: recordedRuns(),
    signIn: createSignIn(prisma),
    settings: { ...edge, ...settings },
    log: pino({ level: 'silent' }),
    uploadFolder: api.uploadFolder,
    listen: (hearing) => listenTo(api.databaseUrl, hearing),
  });
  const server = createServer(services).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    services,
    server,
    async stop() {
      await services.feed.close();
      const closed = once(server, 'close');
      server.close();
      await closed;
      await prisma.$disconnect();
    },
  };
}

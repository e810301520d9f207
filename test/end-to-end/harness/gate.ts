import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

const quietMs = 1_500;

/** Stands between a worker and Temporal and can hold back what the worker says. */
export interface Gate {
  readonly address: string;
  /** Waits until the worker has said nothing for a while: then it only listens for what it is told. */
  quiet(): Promise<void>;
  /** From now on what the worker says is held back; what it is told still reaches it. */
  hold(): void;
  /** What was held back is lost and every connection with it; new ones pass freely. */
  drop(): void;
  close(): Promise<void>;
}

/** @param target `host:port` of Temporal */
export async function openGate(target: string): Promise<Gate> {
  const [host = '127.0.0.1', port = ''] = target.split(':');
  const pairs = new Set<readonly [inner: Socket, outer: Socket]>();
  let held = false;
  let saidAt = performance.now();
  const server = createServer((inner) => {
    const outer = connect(Number(port), host);
    const pair = [inner, outer] as const;
    pairs.add(pair);
    const part = (): void => {
      pairs.delete(pair);
      inner.destroy();
      outer.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.once('close', part);
      socket.on('error', part);
    }
    inner.on('data', (chunk) => {
      saidAt = performance.now();
      if (!held) outer.write(chunk);
    });
    outer.on('data', (chunk) => void inner.write(chunk));
  });
  const drop = (): void => {
    held = false;
    for (const [inner] of [...pairs]) inner.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    quiet: async () => {
      while (performance.now() - saidAt < quietMs) await delay(quietMs / 4);
    },
    hold: () => {
      held = true;
    },
    drop,
    close: async () => {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

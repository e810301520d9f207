import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands before API processes as a proxy does: new connections go to each in turn. */
export interface Front {
  readonly base: string;
  /** From now on new connections go to these ports. */
  to(...ports: readonly number[]): void;
  close(): Promise<void>;
}

export async function openFront(...first: readonly number[]): Promise<Front> {
  let ports = first;
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1');
    const part = (): void => {
      inner.destroy();
      outer.destroy();
    };
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', part);
      socket.once('close', () => {
        open.delete(socket);
        part();
      });
    }
    inner.pipe(outer);
    outer.pipe(inner);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: (...next) => {
      ports = next;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

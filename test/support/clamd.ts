import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** What the stand-in takes for harm: words of our own that no scanner in the world looks for. */
export const marker = Buffer.from('reglament: this line stands for harm');

export interface StandIn {
  /** As the variable CLAMD names it. */
  readonly place: string;
  /** Bytes of the files that it was asked about. */
  readonly asked: number[];
  readonly stop: () => Promise<void>;
}

/**
 * Speaks INSTREAM as clamd does.
 *
 * @param manner `silent`: takes everything and never answers; `broken`: answers what it should not; a number: takes so many bytes of a file
 */
export async function startClamd(manner: 'scans' | 'silent' | 'broken' | number = 'scans', port = 0): Promise<StandIn> {
  const asked: number[] = [];
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let held = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      if (manner === 'silent') return;
      if (manner === 'broken') return void socket.end('what?\0');
      const file = fileIn(held);
      if (typeof manner === 'number' && file.bytes.length > manner)
        return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (!file.whole) return;
      asked.push(file.bytes.length);
      socket.end(file.bytes.includes(marker) ? 'stream: Reglament.Test-Marker.UNOFFICIAL FOUND\0' : 'stream: OK\0');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    place: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const command = 'zINSTREAM\0';

/** The pieces of a file, each after its length; one of no length ends it. */
function fileIn(held: Buffer): { readonly bytes: Buffer; readonly whole: boolean } {
  if (held.subarray(0, command.length).toString() !== command) return { bytes: Buffer.alloc(0), whole: false };
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= held.length;) {
    const length = held.readUInt32BE(at);
    if (length === 0) return { bytes: Buffer.concat(pieces), whole: true };
    pieces.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { bytes: Buffer.concat(pieces), whole: false };
}

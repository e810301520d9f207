/** An SMTP server of its own process: tells each letter that it has taken, and when; hangs on recipients at `hanging`. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** The domain whose letters are never answered. */
const hanging = 'slow.example';

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onRcptTo: ({ address }, _session, done) => {
    if (!address.endsWith(`@${hanging}`)) done();
  },
  onData: (stream, _session, done) => {
    let head = '';
    stream.on('data', (chunk: Buffer) => {
      if (head.length < 4_096) head += chunk.toString('latin1');
    });
    stream.on('end', () => {
      done();
      process.send?.({ id: /^Message-ID: <([^@>]+)@/im.exec(head)?.[1] ?? '', at: Date.now() });
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));

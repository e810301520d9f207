/**
 * A mail server of its own process, which a test may kill. It writes down the identity of every letter before it says that it has
 * taken it: what is in the file is out, whatever its sender has heard.
 */
import { appendFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [port, file = ''] = process.argv.slice(2);
/** As servers do that look letters through; whoever dies meanwhile leaves them in doubt. */
const answerMs = 50;

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData: (stream, _session, done) => {
    let head = '';
    stream.on('data', (chunk: Buffer) => {
      if (head.length < 16_384) head += chunk.toString('latin1');
    });
    stream.on('end', () => {
      appendFileSync(file, `${/^Message-ID: <([^@>]+)@/im.exec(head)?.[1] ?? ''}\n`);
      setTimeout(done, answerMs);
    });
  },
});
// Whoever is cut off while speaking is that one's own trouble.
server.on('error', () => undefined);
server.listen(Number(port), '127.0.0.1', () => process.send?.('listening'));
process.once('disconnect', () => process.exit(0));

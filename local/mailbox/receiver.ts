import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { KeptLetters } from './kept-letters';

const loopback = '127.0.0.1';
const largestLetter = 30 * 1024 * 1024;

/**
 * Takes every letter, whomever it is to, and sends none on.
 *
 * @throws when the port is taken
 */
export async function startReceiver(letters: KeptLetters, port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestLetter,
    logger: false,
    banner: 'Reglament, mailbox of this machine',
    maxClients: 50,
    onData(stream, session, callback) {
      take(letters, stream, session).then(
        () => callback(null, 'kept'),
        (error: Error) => callback(error),
      );
    },
  });
  // A client that goes away in the middle of a command is nobody's fault here.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  return server;
}

async function take(letters: KeptLetters, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw Object.assign(new Error('The letter is larger than 30 MB.'), { responseCode: 552 });
  await letters.keep(Buffer.concat([Buffer.from(traceOf(session)), ...chunks]));
}

/** What a server that delivers writes above a letter. */
function traceOf({ envelope, clientHostname }: SMTPServerSession): string {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  const line = (text: string): string => `${text.replace(/[\r\n]+/g, ' ')}\r\n`;
  return [
    line(`Return-Path: <${from}>`),
    ...envelope.rcptTo.map(({ address }) => line(`Delivered-To: ${address}`)),
    line(`Received: from ${clientHostname} by mailbox.localhost with ESMTP; ${new Date().toUTCString()}`),
  ].join('');
}

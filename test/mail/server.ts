import { createServer, type AddressInfo, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as the server got it. */
export interface Got {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly letters: Got[];
  /** Resolves when so many letters have come. */
  arrived(count: number): Promise<readonly Got[]>;
  close(): Promise<void>;
}

/** What a step is answered with; nothing: as it should be. */
export type Refusal = { readonly code: number; readonly text: string } | undefined;

export interface Manners {
  readonly mailFrom?: (address: string) => Refusal | Promise<Refusal>;
  readonly rcptTo?: (address: string) => Refusal | Promise<Refusal>;
  readonly data?: (letter: Got) => Refusal | Promise<Refusal>;
  readonly options?: SMTPServerOptions;
}

function asError(refusal: Refusal): Error | undefined {
  return refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code });
}

/** A real SMTP server on the loopback that takes what it is not told to refuse. */
export async function startSmtp(manners: Manners = {}, port = 0): Promise<TestServer> {
  const letters: Got[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 200,
    onMailFrom: ({ address }, _session, done) => {
      void Promise.resolve(manners.mailFrom?.(address)).then((refusal) => done(asError(refusal)));
    },
    onRcptTo: ({ address }, _session, done) => {
      void Promise.resolve(manners.rcptTo?.(address)).then((refusal) => done(asError(refusal)));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const got = {
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        };
        void Promise.resolve(manners.data?.(got)).then((refusal) => {
          if (refusal === undefined) letters.push(got);
          for (const look of waiting) look();
          done(asError(refusal));
        });
      });
    },
    ...manners.options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${at}`,
    port: at,
    letters,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (letters.length < count) return;
          waiting.delete(look);
          resolve(letters);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A server of a few lines, for manners that no library has: it is given each line that a client says. */
export async function startRaw(
  greet: (socket: Socket) => void,
  heard: (line: string, socket: Socket) => void = () => undefined,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) heard(line, socket);
    });
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function parsed({ raw }: Got): Promise<ParsedMail> {
  return simpleParser(raw);
}

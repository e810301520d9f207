import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { domainToASCII } from 'node:url';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Store } from '../../store';
import type { AddressBook } from '../../store/letters/address-book';
import { LetterTooLarge, spool } from '../intake/spool';

export interface ListenerPorts {
  readonly store: Pick<Store, 'keepArrived'>;
  readonly addressBook: () => Promise<AddressBook>;
  /** Addresses from which our letters leave, beside those of the desks: answers come there. */
  readonly own: readonly string[];
  /** Letters lie here while they come in; the process's own. */
  readonly folder: string;
  readonly mostBytes: number;
  /** Told that letters are there to be worked off. */
  readonly onKept: () => void;
  /** Told why a letter could not be kept; whoever brought it keeps it. */
  readonly onError: (error: unknown) => void;
}

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Of one letter. */
const mostRecipients = 100;
const mostClients = 50;

/**
 * Takes letters in by SMTP, on this machine alone. A letter is accepted when it stands in the store and not before: while the database
 * is away whoever brings one is told to come again, and keeps it.
 *
 * @param port 0: any free one
 * @throws when the port is taken
 */
export async function listen(ports: ListenerPorts, port: number): Promise<Listener> {
  const server = new SMTPServer({
    banner: 'Reglament',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: ports.mostBytes,
    maxClients: mostClients,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    logger: false,
    onRcptTo(address, session, done) {
      if (session.envelope.rcptTo.length >= mostRecipients) return done(refusal(452, 'Too many recipients'));
      desksFor(ports, [address.address]).then(
        (desks) => done(desks.length === 0 ? refusal(550, 'No such mailbox here') : null),
        (error: unknown) => {
          ports.onError(error);
          done(refusal(451, 'Try again later'));
        },
      );
    },
    onData(stream, session, done) {
      take(ports, stream, session).then(
        () => done(null, 'Kept'),
        (error: unknown) => {
          if (error instanceof LetterTooLarge) return done(refusal(552, 'The letter is too large'));
          ports.onError(error);
          done(refusal(451, 'Try again later'));
        },
      );
    },
  });
  // Whoever is cut off while speaking is that one's own trouble.
  server.on('error', ports.onError);
  const listening = server.listen(port, '127.0.0.1');
  await Promise.race([
    once(listening, 'listening'),
    once(listening, 'error').then(([error]) => {
      throw error instanceof Error ? error : new Error('The port of the listener cannot be had.');
    }),
  ]);
  return {
    port: (listening.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function take(ports: ListenerPorts, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const letter = await spool(stream, ports.folder, ports.mostBytes);
  try {
    const { mailFrom, rcptTo } = session.envelope;
    const envelopeTo = rcptTo.map(({ address }) => normalAddress(address));
    await ports.store.keepArrived({
      way: 'listener',
      desks: [...new Set(await desksFor(ports, envelopeTo))],
      envelopeFrom: mailFrom === false ? null : mailFrom.address,
      envelopeTo,
      ...{ sha256: letter.sha256, size: letter.size, chunks: letter.chunks },
    });
  } finally {
    await letter.discard();
  }
  ports.onKept();
}

/** For which desks letters to these addresses are; null stands for an address of ours that is no desk's. */
export async function desksFor(
  { addressBook, own }: Pick<ListenerPorts, 'addressBook' | 'own'>,
  to: readonly string[],
): Promise<(string | null)[]> {
  const { addresses } = await addressBook();
  return to.flatMap((each): (string | null)[] => {
    const address = normalAddress(each);
    const desks = addresses.filter((known) => known.address === address).map(({ desk }) => desk);
    return desks.length > 0 ? desks : own.includes(address) ? [null] : [];
  });
}

/** In small letters, its domain in ASCII, without what follows a plus sign. */
export function normalAddress(written: string): string {
  const at = written.lastIndexOf('@');
  const local = written
    .slice(0, at)
    .toLowerCase()
    .replace(/(?<=.)\+.*$/, '');
  return `${local}@${domainToASCII(written.slice(at + 1)).toLowerCase()}`;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

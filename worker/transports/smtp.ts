import { createTransport } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { noExtras, type FindExtras } from '../../mail/deliver/letter-extras';
import { messageOf } from '../../mail/deliver/message-of';
import type { OutwardMessage } from '../../mail/deliver/outward';
import type { MailSettings } from '../../mail/settings';
import { judge, type Progress, type SmtpFault } from './judge';
import type { Delivery, Letter, Transport } from './transport';

/** How long each step may take, in milliseconds; all of it together the sender limits. */
export interface SmtpLimits {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Without a sign from the server. */
  readonly silenceMs: number;
}

/** Servers that greet late do so on purpose, and wait half a minute at most; a check of a whole letter takes as long. */
const usualLimits: SmtpLimits = { connectMs: 15_000, greetingMs: 35_000, silenceMs: 45_000 };
/** As many as the sender has letters in hand, so that none waits behind one whose server hangs. */
const connections = 16;
/** Ended by us before the server does it in the middle of the next letter; most wait five minutes. */
const idleMs = 30_000;
const lettersAConnection = 200;

export interface SmtpTransport extends Transport {
  /** Offers a message that is no notice's, at most once; as `deliver` otherwise. */
  send(message: OutwardMessage, signal: AbortSignal): Promise<Delivery>;
  /** Ends every connection, those with a letter in hand too. */
  close(): void;
}

/**
 * Hands letters to the server that takes ours, over a pool of connections. One attempt offers a letter at most once: where the
 * connection breaks it is not offered again by itself, since the server may have taken it.
 */
export function createSmtpTransport(
  settings: MailSettings,
  {
    findExtras = () => noExtras,
    limits = usualLimits,
  }: { readonly findExtras?: FindExtras; readonly limits?: SmtpLimits } = {},
): SmtpTransport {
  /** How far letters have come, by their identities. */
  const progress = new Map<string, Progress>();
  const transporter = createTransport({
    ...optionsOf(settings, limits),
    logger: followingSends((id) => {
      const known = progress.get(id);
      if (known !== undefined) known.begun = true;
    }),
  });
  // A letter is read when the server has said that it may be sent, and to its end only if nothing came between.
  transporter.use('stream', ({ message }, done) => {
    const known = progress.get(message.messageId());
    message.processFunc((source) => {
      source.once('end', () => {
        if (known !== undefined) known.offered = true;
      });
      return source;
    });
    done();
  });

  async function deliver(letter: Letter, signal: AbortSignal): Promise<Delivery> {
    const { messageId } = letter;
    if (messageId === null) return { state: 'failed', fault: 'no-message-id' };
    const message = messageOf({ ...letter, messageId }, await findExtras(letter), settings);
    return message === undefined ? { state: 'failed', fault: 'malformed-address' } : send(message, signal);
  }

  async function send(message: OutwardMessage, signal: AbortSignal): Promise<Delivery> {
    const { messageId } = message;
    const come: Progress = { begun: false, offered: false };
    progress.set(messageId, come);
    try {
      await transporter.sendMail({ ...message, signal });
      return { state: 'delivered' };
    } catch (error) {
      return judge(signal.aborted ? { name: 'TimeoutError' } : faultOf(error), come);
    } finally {
      if (progress.get(messageId) === come) progress.delete(messageId);
    }
  }

  return { deliver, send, close: () => closeNow(transporter) };
}

/** The library's log says when a letter's turn on a connection has come: it stands, and we are signed in. */
function followingSends(begun: (messageId: string) => void): object {
  const ignore = (): void => undefined;
  const info = ({ tnx, messageId }: { readonly tnx?: string; readonly messageId?: string }): void => {
    if (tnx === 'send' && messageId !== undefined) begun(messageId);
  };
  return { level: ignore, trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore };
}

/** Types of the library are behind it: it takes `signal` with a message and `force` with `close`. */
function closeNow(transporter: { close(): void }): void {
  (transporter as { close(how: { readonly force: true }): void }).close({ force: true });
}

function optionsOf({ smtpUrl, domain, dkim }: MailSettings, limits: SmtpLimits): SMTPPool.Options {
  const { protocol, hostname, username } = new URL(smtpUrl);
  const isLocal = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  const options = {
    url: smtpUrl,
    pool: true,
    name: domain,
    maxConnections: connections,
    maxMessages: lettersAConnection,
    maxRequeues: 0,
    idleTimeout: idleMs,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    // A password is never said in the open.
    requireTLS: protocol === 'smtp:' && username !== '' && !isLocal,
    ...(dkim && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
    // Holds for every message: nothing in a letter makes us open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const;
  return options;
}

function faultOf(error: unknown): SmtpFault {
  return error instanceof Error ? error : { name: typeof error };
}

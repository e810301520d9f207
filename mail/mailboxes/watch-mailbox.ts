import { setTimeout as delay } from 'node:timers/promises';
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import type { MailboxSetting } from '../intake-settings';
import { readMailbox, type MailboxPorts } from './read-mailbox';

export interface WatchPorts extends MailboxPorts {
  /** Told whether the mailbox stands open, and why not, without secrets. */
  readonly onState: (address: string, fault: string | null) => void;
  /** Default: a connection to the server of the address. */
  readonly connect?: (options: ImapFlowOptions) => ImapFlow;
  /** Default: from one second to five minutes. */
  readonly pausesMs?: { readonly first: number; readonly longest: number };
}

export interface MailboxWatch {
  stop(): Promise<void>;
}

/** Some servers tell nothing of themselves: it is looked for all the same. */
const lookMs = 60_000;
const pauses = { first: 1_000, longest: 300_000 };

/**
 * Reads a mailbox for ever: all that is new, then each letter as its server tells of it. After a break of whatever kind a new connection
 * is made, ever later while none can be had, and the reason stands where administrators see it.
 */
export function watchMailbox(ports: WatchPorts, setting: MailboxSetting): MailboxWatch {
  const ending = new AbortController();
  const { first, longest } = ports.pausesMs ?? pauses;
  let client: ImapFlow | undefined;

  async function run(): Promise<void> {
    let pause = first;
    while (!ending.signal.aborted) {
      try {
        await session(() => (pause = first));
      } catch (error) {
        if (ending.signal.aborted) return;
        await tell(faultOf(error));
      }
      await delay(pause, undefined, { signal: ending.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, longest);
    }
  }

  /** One connection, to its end. A client of the library cannot be used twice. */
  async function session(opened: () => void): Promise<void> {
    const { folder, ...options } = optionsOf(setting);
    const connect = ports.connect ?? ((given: ImapFlowOptions) => new ImapFlow(given));
    const own = connect(options);
    client = own;
    let ring: () => void = () => undefined;
    let rung = true;
    own.on('exists', () => {
      rung = true;
      ring();
    });
    own.on('close', () => ring());
    // Without a listener an error of the connection ends the process; its end is told by `close`.
    own.on('error', () => undefined);
    try {
      await own.connect();
      await own.mailboxOpen(folder);
      opened();
      ports.onState(setting.address, null);
      while (own.usable && !ending.signal.aborted) {
        rung = false;
        await readMailbox(ports, own, setting);
        if (rung || !own.usable) continue;
        const bell = new Promise<void>((resolve) => (ring = resolve));
        // What comes is told while nothing is asked; the library waits so by itself after a while, and is asked to at once.
        void own.idle().catch(() => undefined);
        await Promise.race([bell, delay(lookMs, undefined, { signal: ending.signal }).catch(() => undefined)]);
      }
      if (!ending.signal.aborted) throw new Error('the connection was lost');
    } finally {
      own.close();
      client = undefined;
    }
  }

  async function tell(fault: string): Promise<void> {
    ports.onState(setting.address, fault);
    const { folder } = optionsOf(setting);
    await ports.store.noteMailboxFault({ address: setting.address, folder, fault }).catch(() => undefined);
  }

  const done = run();
  return {
    stop: async () => {
      ending.abort();
      client?.close();
      await done;
    },
  };
}

/** How a mailbox is reached; its folder is INBOX where the address names none. */
function optionsOf({ url }: MailboxSetting): ImapFlowOptions & { readonly folder: string } {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    folder: decodeURIComponent(pathname.replace(/^\//, '')) || 'INBOX',
  };
}

/** What may be said of a failure: that the server refused, and its code; never the words of a sign-in. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { authenticationFailed, serverResponseCode, code } = error as Error & {
    readonly authenticationFailed?: boolean;
    readonly serverResponseCode?: string;
    readonly code?: string;
  };
  if (authenticationFailed === true) return 'sign-in refused';
  return serverResponseCode ?? code ?? error.message.slice(0, 200);
}

import { announcementMessageOf } from '../mail/deliver/announcement-message';
import type { MailSettings } from '../mail/settings';
import type { ClaimedAnnouncement } from '../store/announcement';
import type { Clock } from '../store/clock';
import type { Settlement } from '../store/settle-notice';
import type { SmtpTransport } from './transports/smtp';
import type { Delivery } from './transports/transport';

export interface AnnouncementLetterPorts {
  readonly store: {
    readonly clock: Pick<Clock, 'now'>;
    claimAnnouncements(claim: { readonly most: number; readonly leaseMs: number }): Promise<ClaimedAnnouncement[]>;
    settleAnnouncement(id: string, attempt: number, settlement: Settlement): Promise<boolean>;
  };
  /** That of the notices: one pool of connections to one server. */
  readonly smtp: Pick<SmtpTransport, 'send'>;
  readonly mail: Pick<MailSettings, 'from' | 'domain'>;
  /** Where people reach the product; null: letters bear no link. */
  readonly origin: string | null;
  /** Told what became of each. */
  readonly onSettled?: (letter: ClaimedAnnouncement, settlement: Settlement) => void;
}

/** Letters of tickets, which somebody waits for, are not to wait behind these. */
const most = 4;
/** Longer than a letter is in hand. */
const leaseMs = 120_000;
const limitMs = 60_000;
const firstPauseMs = 30_000;
/** Two days of trying; what is told then is history. */
const attempts = 13;

/**
 * Sends the letters of announcements, which are of no ticket.
 *
 * @returns one pass of it
 */
export function createAnnouncementSender(ports: AnnouncementLetterPorts): () => Promise<'more' | 'idle'> {
  const { store, smtp, mail, origin, onSettled } = ports;

  async function send(letter: ClaimedAnnouncement): Promise<void> {
    const message = announcementMessageOf(letter, origin, mail);
    const delivery: Delivery =
      message === undefined
        ? { state: 'failed', fault: 'malformed-address' }
        : await smtp.send(message, AbortSignal.timeout(limitMs));
    const settlement = await settlementOf(letter, delivery);
    if (await store.settleAnnouncement(letter.id, letter.attempt, settlement)) onSettled?.(letter, settlement);
  }

  async function settlementOf({ attempt }: ClaimedAnnouncement, delivery: Delivery): Promise<Settlement> {
    if (delivery.state !== 'later') return delivery;
    if (attempt >= attempts) return { state: 'failed', fault: delivery.fault };
    return {
      state: 'again',
      notBefore: (await store.clock.now()) + firstPauseMs * 2 ** (attempt - 1),
      fault: delivery.fault,
    };
  }

  return async () => {
    const claimed = await store.claimAnnouncements({ most, leaseMs });
    await Promise.all(claimed.map(send));
    return claimed.length === most ? 'more' : 'idle';
  };
}

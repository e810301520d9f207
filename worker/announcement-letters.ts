import { announcementMessageOf } from '../mail/deliver/announcement-message';
import type { MailSettings } from '../mail/settings';
import type { ClaimedAnnouncement } from '../store/announcement';
import type { Clock } from '../store/clock';
import type { Settlement } from '../store/settle-notice';
import { createPlainSender } from './plain-letters';
import type { SmtpTransport } from './transports/smtp';

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

const pace = {
  /** Letters of tickets, which somebody waits for, are not to wait behind these. */
  most: 4,
  firstPauseMs: 30_000,
  /** Two days of trying; what is told then is history. */
  attempts: 13,
};

/**
 * Sends the letters of announcements, which are of no ticket.
 *
 * @returns one pass of it
 */
export function createAnnouncementSender(ports: AnnouncementLetterPorts): () => Promise<'more' | 'idle'> {
  const { store, smtp, mail, origin, onSettled } = ports;
  return createPlainSender({
    clock: store.clock,
    smtp,
    claim: (claim) => store.claimAnnouncements(claim),
    settle: (...settled) => store.settleAnnouncement(...settled),
    messageOf: (letter) => announcementMessageOf(letter, origin, mail),
    pace,
    onSettled,
  });
}

import type Mail from 'nodemailer/lib/mailer';
import { accountLetterOf } from '../../letters/account';
import { passwordLinkOf, type PressLinks } from '../../letters/press';
import type { ClaimedAccountLetter } from '../../store/accounts/claim-account-letters';
import type { MailSettings } from '../settings';
import { envelopeAddress } from './address';
import { plainLine } from './plain-line';

/**
 * The message of a letter about an account: under the same identity at every attempt, so that one that is out twice is seen once.
 * Undefined where an address is none.
 */
export function accountMessageOf(
  { id, email, createdAt, ...letter }: ClaimedAccountLetter,
  links: PressLinks,
  { from: sender, domain }: Pick<MailSettings, 'from' | 'domain'>,
): (Mail.Options & { readonly messageId: string }) | undefined {
  const [to, from] = [envelopeAddress(email), envelopeAddress(sender)];
  if (to === undefined || from === undefined) return undefined;
  const { subject, body } = accountLetterOf({ ...letter, url: passwordLinkOf(id, links) });
  return {
    from,
    to: { name: plainLine(letter.name), address: to },
    envelope: { from, to: [to] },
    subject: plainLine(subject),
    date: new Date(createdAt),
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, DR, RN, NRN, AutoReply' },
    text: body,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

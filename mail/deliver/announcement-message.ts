import { announcementLetterOf, announcementLookOf } from '../../letters/announcement';
import { htmlOf } from '../../letters/looks/html';
import type { ClaimedAnnouncement } from '../../store/announcement';
import type { MailSettings } from '../settings';
import { outwardOf, type OutwardMessage } from './outward';

/**
 * The message of an announcement, the same at every attempt. Undefined where an address is none.
 *
 * @param origin where people reach the product; null: no link stands in it
 */
export function announcementMessageOf(
  { id, announcementId, email, createdAt, desk, ...letter }: ClaimedAnnouncement,
  origin: string | null,
  { from, domain }: Pick<MailSettings, 'from' | 'domain'>,
): OutwardMessage | undefined {
  const written = announcementLetterOf(letter);
  const page = letter.says === 'asked' ? `/announcements/${announcementId}` : '/announcements/mine';
  const outward = outwardOf({
    from: { name: desk, address: from },
    to: { name: letter.name, address: email },
    subject: written.subject,
    createdAt,
    messageId: `<${id}@${domain}>`,
    automatic: 'auto-generated',
  });
  const look = announcementLookOf(desk, letter.language, origin === null ? null : origin + page);
  const text = look.act === undefined ? written.body : `${written.body}\n\n${look.act.title}: ${look.act.url}`;
  return outward && { ...outward, text, html: htmlOf(written, look) };
}

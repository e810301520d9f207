import { accountLetterOf, accountLookOf, portalNames } from '../../letters/account';
import { htmlOf } from '../../letters/looks/html';
import { passwordLinkOf, type PressLinks } from '../../letters/press';
import type { ClaimedAccountLetter } from '../../store/accounts/claim-account-letters';
import type { MailSettings } from '../settings';
import { outwardOf, type OutwardMessage } from './outward';

/** The message of a letter about an account, the same at every attempt. Undefined where an address is none. */
export function accountMessageOf(
  { id, email, createdAt, ...letter }: ClaimedAccountLetter,
  links: PressLinks,
  { from, domain }: Pick<MailSettings, 'from' | 'domain'>,
): OutwardMessage | undefined {
  const facts = { ...letter, url: passwordLinkOf(id, links) };
  const written = accountLetterOf(facts);
  const outward = outwardOf({
    from: { name: portalNames[letter.language], address: from },
    to: { name: letter.name, address: email },
    subject: written.subject,
    createdAt,
    messageId: `<${id}@${domain}>`,
    automatic: 'auto-generated',
  });
  return outward && { ...outward, text: written.body, html: htmlOf(written, accountLookOf(facts)) };
}

import { invitationText } from '../../letters/invitations/text';
import type { ClaimedNotice } from '../../store/claim-notices';
import type { Invitation } from '../../store/keep-invitation';
import type { MailSettings } from '../settings';
import { envelopeAddress } from './address';
import type { FindExtras, LetterExtras } from './letter-extras';

/** What a letter carries, and for whoever meets at a visit the entry of their calendar: made, moved, or taken back. */
export function withInvitation(
  find: FindExtras,
  store: { keepInvitation(noticeId: string): Promise<Invitation | null> },
  { from }: Pick<MailSettings, 'from'>,
): FindExtras {
  return async (notice) => {
    const [extras, invitation] = await Promise.all([find(notice), store.keepInvitation(notice.id)]);
    return invitation === null ? extras : { ...extras, calendar: calendarOf(notice, invitation, from) };
  };
}

function calendarOf(notice: ClaimedNotice, invitation: Invitation, from: string): LetterExtras['calendar'] {
  const { recipient, desk, language, ticket } = notice;
  const address = envelopeAddress(recipient?.email ?? '');
  const organizer = envelopeAddress(desk.address ?? from);
  if (recipient === null || address === undefined || organizer === undefined) return null;
  const { technicianName: technician, ...facts } = invitation;
  const text = invitationText({
    ...facts,
    ...{ language, technician, tid: ticket.tid, subject: ticket.subject },
    organizer: { name: desk.name, address: organizer },
    attendee: { name: recipient.name, address },
  });
  return { method: invitation.method, text };
}

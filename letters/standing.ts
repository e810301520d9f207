/** What the places of a letter count as where it is shown: a date, words of the desk, or words of the client. */
import type { NoticeKind } from '../domain/ticket';
import { titleOf } from './titles';
import { isMoment, type LetterFacts } from './values';
import type { Standing } from './marked';

/**
 * Letters whose word somebody of the client wrote, or may have written. Addresses in it are not made links: whoever of the desk
 * follows one has to want to.
 */
const fromClient: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'client-word',
  'closing-voided',
  'colleague-word',
  'consent-answered',
  'feedback',
  'feedback-corrected',
  'objected',
  'reopened',
  'slot-agreed',
  'speed-up',
  'ticket-opened',
  'visit-requested',
  'word-to-judge',
  'work-resumed',
]);

export function standingOf(kind: NoticeKind, { params, regulation, language }: LetterFacts): Standing {
  const by = fromClient.has(kind) ? 'client' : 'desk';
  const { reason } = params;
  // A reason is a code with a title, or was typed by either side.
  const typed = typeof reason === 'string' && titleOf('reason', reason, regulation, language) === reason;
  return (place) => {
    if (place === 'text') return by;
    if (place === 'actText') return 'desk';
    if (place === 'reason') return typed ? 'client' : undefined;
    return isMoment(place) ? 'date' : undefined;
  };
}

/** What would be around a letter of a desk that left today, with made-up addresses. */
import type { Addressee } from '../../domain/process';
import type { NoticeKind } from '../../domain/ticket';
import type { Regulation } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { deskLookOf } from '../../letters/looks/desk-look';
import { readerOf } from '../../letters';
import type { LetterLook } from '../../letters/looks/look';

const origin = 'https://portal.example';

/** Letters in which the author is asked for a rating. */
const asking: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'rating-asked',
  'solution',
  'closed',
  'declined',
  'redirected',
]);

export function sampleLook(kind: NoticeKind, to: Addressee, regulation: Regulation, language: Language): LetterLook {
  const { look, intake } = regulation;
  const { email } = intake;
  const tid = `${regulation.numbering.prefix}1001`;
  const blocks = to === 'author' && asking.has(kind) ? Object.entries(regulation.feedback.scale) : [];
  return {
    desk: deskLookOf((look?.name ?? regulation.title)[language], email?.address ?? null, look),
    language,
    ticket: { tid, url: `${origin}/tickets/${tid}` },
    answer: email === undefined ? 'in-portal' : 'by-reply',
    blocks: blocks.map(([code, { title, colour }]) => ({
      title: title[language],
      colour: colour ?? 'plain',
      url: `${origin}/press/${code}`,
    })),
    reader: readerOf(to),
    switchOff: to === 'author' ? null : `${origin}/preferences`,
  };
}

/** What would be around a letter of a desk that left today, with made-up addresses. */
import type { Addressee } from '../../domain/process';
import { feedbackLetterOf, groupOfLetter, type NoticeKind } from '../../domain/ticket';
import type { Regulation } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { deskLookOf } from '../../letters/looks/desk-look';
import { readerOf } from '../../letters';
import type { LetterLook } from '../../letters/looks/look';

const origin = 'https://portal.example';

export function sampleLook(kind: NoticeKind, to: Addressee, regulation: Regulation, language: Language): LetterLook {
  const { look, intake } = regulation;
  const { email } = intake;
  const tid = `${regulation.numbering.prefix}1001`;
  // Letters with words have the sample's.
  const occasion = to === 'author' ? feedbackLetterOf({ kind, params: { messageId: 'sample' } }) : undefined;
  const { scale, letters } = regulation.feedback;
  const blocks = occasion !== undefined && letters.includes(occasion) ? Object.entries(scale) : [];
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
    closes: occasion === 'comment',
    reader: readerOf(to),
    switchOff: groupOfLetter({ kind, audience: to }) === null ? null : `${origin}/press/off/sample`,
  };
}

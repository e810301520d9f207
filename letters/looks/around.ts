import { both } from '../../texts/language';

/** Words that stand around those of a letter. `{tid}` is filled. */
export const around = {
  ticket: both('Открыть заявку {tid}', 'Open ticket {tid}'),
  answer: {
    'by-reply': both('Чтобы ответить, просто ответьте на это письмо.', 'To answer, just reply to this letter.'),
    'in-portal': both(
      'Чтобы ответить, откройте, пожалуйста, заявку на портале: ответ на это письмо в неё не попадёт.',
      'To answer, please open the ticket in the portal: a reply to this letter does not get there.',
    ),
  },
  press: {
    question: both('Как мы справились?', 'How did we do?'),
    /** From a letter about an open ticket. */
    closing: both(
      'Откроется страница, где заявку можно закрыть и оценить работу: ответ подтверждается там, можно добавить несколько слов.',
      'A page opens on which the ticket can be closed and the work rated: the answer is confirmed there, and a word can be added.',
    ),
    explained: both(
      'Откроется страница, где оценку можно подтвердить и дополнить словами.',
      'A page opens on which the rating is confirmed and a word can be added.',
    ),
    label: both('{title}, оценка по заявке {tid}', '{title}, rating of ticket {tid}'),
  },
  why: {
    author: both(
      'Вы получили это письмо как автор заявки {tid}.',
      'You get this letter as the author of ticket {tid}.',
    ),
    follower: both(
      'Вы получили это письмо, потому что вам открыта заявка {tid}.',
      'You get this letter since ticket {tid} is shared with you.',
    ),
    desk: both(
      'Вы получили это письмо, потому что работаете с заявкой {tid}.',
      'You get this letter since you work with ticket {tid}.',
    ),
  },
  switchOff: both('Не получать такие письма', 'Get no such letters'),
} as const;

import { both } from '../../texts/language';

/** Words that stand around those of a letter. */
export const around = {
  ticket: both('Заявка', 'Ticket'),
  answer: {
    'by-reply': both('Чтобы ответить, просто ответьте на это письмо.', 'To answer, just reply to this letter.'),
    'in-portal': both(
      'Ответы на это письмо никто не читает: ответьте, пожалуйста, на портале.',
      'Nobody reads replies to this letter: please answer in the portal.',
    ),
  },
  switchOff: both('Не получать такие письма', 'Get no such letters'),
} as const;

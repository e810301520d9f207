/** Letters about what the client is asked to agree to: work at an unusual time, or at a price. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const time = line('Время работ: {span}.', 'Time of the work: {span}.');
const price = line('Стоимость: {price}.', 'Price: {price}.');
const written = line('{text}', '{text}');
const agreed = { when: 'answer=agreed' } as const;
const declined = { when: 'answer=declined' } as const;

const question = wording(
  line('Заявка {tid}: нужно согласие — {agreement}', 'Ticket {tid}: consent is needed: {agreement}'),
  line(
    'По заявке {tid} поддержке нужно согласие клиента: «{agreement}».',
    'On ticket {tid} the desk needs the consent of the client: "{agreement}".',
  ),
  written,
  time,
  price,
  line(
    'Пожалуйста, ответьте до {by}, согласны вы или нет. Пока согласия нет, мы этого не делаем.',
    'Please say by {by} whether you agree. Without consent it is not done.',
  ),
);

const answered = wording(
  [
    line('Заявка {tid}: согласие получено — {agreement}', 'Ticket {tid}: agreed: {agreement}', agreed),
    line('Заявка {tid}: согласия нет — {agreement}', 'Ticket {tid}: not agreed: {agreement}', declined),
  ],
  line('По заявке {tid} получено согласие: «{agreement}».', 'It is agreed on ticket {tid}: "{agreement}".', agreed),
  line(
    'По заявке {tid} отказались от предложенного: «{agreement}».',
    'What was asked on ticket {tid} is declined: "{agreement}".',
    declined,
  ),
  time,
  price,
  written,
);

const withdrawn = wording(
  line('Заявка {tid}: согласие больше не нужно — {agreement}', 'Ticket {tid}: no consent needed: {agreement}'),
  line(
    'Согласие по заявке {tid} больше не нужно: «{agreement}». Отвечать на вопрос не надо.',
    'Consent is no longer needed on ticket {tid}: "{agreement}". The question needs no answer.',
  ),
  time,
  price,
  written,
);

const expired = wording(
  line('Заявка {tid}: ответа не было — {agreement}', 'Ticket {tid}: not answered: {agreement}'),
  line(
    'На вопрос о согласии по заявке {tid} вовремя не ответили: «{agreement}». Значит, согласия нет.',
    'The question on ticket {tid} was not answered in time: "{agreement}". So it is not agreed.',
  ),
  time,
  price,
);

export const consents = {
  'consent-requested': {
    name: both('Нужно согласие', 'Consent needed'),
    to: { client: question, 'personal-manager': question },
  },
  'consent-answered': {
    name: both('Ответ на вопрос о согласии', 'Answer about consent'),
    to: { client: answered, desk: answered },
  },
  'consent-answered-by-phone': {
    name: both('Ваш ответ о согласии записан', 'Your answer is recorded'),
    to: {
      client: wording(
        line('Заявка {tid}: ваш ответ записан — {agreement}', 'Ticket {tid}: your answer is recorded: {agreement}'),
        line(
          'Вы согласились по телефону по заявке {tid}: «{agreement}».',
          'You agreed by telephone on ticket {tid}: "{agreement}".',
          agreed,
        ),
        line(
          'Вы отказались по телефону по заявке {tid}: «{agreement}».',
          'You declined by telephone on ticket {tid}: "{agreement}".',
          declined,
        ),
        time,
        price,
        line('Если это не так, напишите нам, пожалуйста.', 'If that is not so, please write to us.'),
      ),
    },
  },
  'consent-withdrawn': {
    name: both('Согласие больше не нужно', 'Consent no longer needed'),
    to: { client: withdrawn, desk: withdrawn },
  },
  'consent-expired': {
    name: both('На вопрос о согласии не ответили', 'Consent not answered'),
    to: { client: expired, desk: expired },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;

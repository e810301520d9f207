/** Letters about limits: what was proposed and agreed, and what moved them. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const now = line(
  'Сейчас срок решения — {oldDue}, предлагается {wouldBeDue}.',
  'The due date is {oldDue}; {wouldBeDue} is proposed.',
);
const only = line('Предлагаемый срок решения — {wouldBeDue}.', 'The proposed due date is {wouldBeDue}.', {
  unless: 'oldDue',
});
const open = line(
  'Точную дату можно будет назвать, когда закончится ожидание.',
  'The exact date can be named when the wait is over.',
  { unless: 'wouldBeDue' },
);
const why = line('Причина: {reason}', 'The reason: {reason}');
const answer = line(
  'Пожалуйста, ответьте: согласны, не согласны или предлагаете свою дату. Пока ответа нет, действует прежний срок.',
  'Please accept, decline or offer another date. Until there is an answer, the due date stays.',
);

const answered = wording(
  [
    line('Заявка {tid}: срок перенесён', 'Ticket {tid}: the due date is moved', { when: 'answer=accepted' }),
    line('Заявка {tid}: срок остаётся прежним', 'Ticket {tid}: the due date stays'),
  ],
  line(
    'Обе стороны согласились перенести срок решения по заявке {tid}.',
    'Both sides have agreed to move the due date of ticket {tid}.',
    { when: 'answer=accepted' },
  ),
  line('Прежний срок — {oldDue}, новый — {newDue}.', 'It was {oldDue}, it is now {newDue}.', {
    when: 'answer=accepted',
  }),
  line('Новый срок — {newDue}.', 'It is {newDue}.', { when: 'answer=accepted', unless: 'oldDue' }),
  line(
    'Предложение перенести срок решения по заявке {tid} отклонено.',
    'The proposal to move the due date of ticket {tid} was declined.',
    { when: 'answer=declined' },
  ),
  line('Срок остаётся прежним: {oldDue}.', 'It stays as it was: {oldDue}.', { when: 'answer=declined' }),
  line('Причина: {reason}', 'The reason: {reason}'),
);

const expired = wording(
  line('Заявка {tid}: предложение о сроке больше не действует', 'Ticket {tid}: the proposed due date no longer stands'),
  line(
    'На предложение перенести срок решения по заявке {tid} никто не ответил.',
    'Nobody answered the proposal to move the due date of ticket {tid}.',
  ),
  line('Срок остаётся прежним: {oldDue}.', 'It stays as it was: {oldDue}.'),
);

const dropped = wording(
  line('Заявка {tid}: предложение о сроке снято', 'Ticket {tid}: the proposed due date is dropped'),
  line(
    'Срок решения по заявке {tid} изменился, поэтому прежнее предложение снято. Отвечать на него не нужно.',
    'The due date of ticket {tid} has changed, so the proposal is dropped. There is nothing to answer.',
    { when: 'dropped' },
  ),
);

const moved = wording(
  [
    line('Заявка {tid}: отсчёт срока остановлен', 'Ticket {tid}: the time limit stands', { when: 'stands' }),
    line('Заявка {tid}: новый срок решения', 'Ticket {tid}: another due date'),
  ],
  line(
    'Теперь тема заявки — «{topic}», приоритет — «{priority}», поэтому срок решения другой.',
    'The topic of the ticket is now "{topic}", its priority "{priority}", so the due date is another one.',
  ),
  line('Причина: {cause}.', 'The reason: {cause}.'),
  line(
    'Прежний срок решения, {oldDue}, больше не действует: новый нужно согласовать.',
    'The due date of {oldDue} no longer stands: another one has to be agreed.',
    { when: 'open' },
  ),
  line('Срок решения был {oldDue}, теперь {newDue}.', 'The due date was {oldDue}, it is now {newDue}.'),
  line('Отсчёт срока продолжается, срок решения — {newDue}.', 'The time limit runs on; the due date is {newDue}.', {
    unless: 'oldDue',
  }),
  line(
    'Пока идёт ожидание, отсчёт срока остановлен. До этого срок был {oldDue}.',
    'While the work waits, the time limit stands. It was {oldDue}.',
    {
      when: 'stands',
    },
  ),
);

export const agreements = {
  'extension-proposed': {
    name: both('Предложение перенести срок', 'Proposed due date'),
    to: {
      client: wording(
        line('Заявка {tid}: предлагаем другой срок', 'Ticket {tid}: we propose another due date'),
        line(
          'Поддержка предлагает перенести срок решения по заявке {tid}.',
          'The desk proposes to move the due date of ticket {tid}.',
        ),
        why,
        now,
        only,
        open,
        answer,
      ),
      desk: wording(
        line('Заявка {tid}: клиент предлагает другой срок', 'Ticket {tid}: the client proposes another due date'),
        line(
          'Клиент предлагает перенести срок решения по заявке {tid}.',
          'The client proposes to move the due date of ticket {tid}.',
        ),
        why,
        now,
        only,
        open,
        answer,
      ),
    },
  },
  'extension-answered': {
    name: both('Ответ на предложение о сроке', 'Answer to the proposed due date'),
    to: { client: answered, desk: answered },
  },
  'extension-answered-by-phone': {
    name: both('Ваш ответ о сроке записан', 'Your answer about the due date is recorded'),
    to: {
      client: wording(
        line('Заявка {tid}: ваш ответ о сроке записан', 'Ticket {tid}: your answer about the due date is recorded'),
        line(
          'Вы согласились по телефону перенести срок решения по заявке {tid}.',
          'You agreed by telephone to move the due date of ticket {tid}.',
          { when: 'answer=accepted' },
        ),
        line('Прежний срок — {oldDue}, новый — {newDue}.', 'It was {oldDue}, it is now {newDue}.', {
          when: 'answer=accepted',
        }),
        line('Новый срок — {newDue}.', 'It is {newDue}.', { when: 'answer=accepted', unless: 'oldDue' }),
        line(
          'Вы отказались по телефону переносить срок решения по заявке {tid}.',
          'You declined by telephone to move the due date of ticket {tid}.',
          { when: 'answer=declined' },
        ),
        line('Срок остаётся прежним: {oldDue}.', 'It stays as it was: {oldDue}.', { when: 'answer=declined' }),
        line('Если это не так, напишите нам, пожалуйста.', 'If that is not so, please write to us.'),
      ),
    },
  },
  'extension-expired': {
    name: both('Предложение о сроке больше не действует', 'The proposed due date no longer stands'),
    to: { client: expired, desk: expired },
  },
  'extension-dropped': {
    name: both('Предложение о сроке снято', 'The proposed due date is dropped'),
    to: { client: dropped, desk: dropped },
  },
  'estimate-lapsed': {
    name: both('Ориентировочный срок больше не действует', 'The indicative time no longer stands'),
    to: {
      client: wording(
        line('Заявка {tid}: ориентировочный срок изменится', 'Ticket {tid}: the indicative time will change'),
        line(
          'Названный раньше ориентировочный срок, {lapsed}, больше не действует. Новый назовём отдельно.',
          'The indicative time that was named, {lapsed}, no longer stands. We shall name another one.',
        ),
      ),
    },
  },
  'limit-moved': {
    name: both('Новый срок решения', 'Another due date'),
    to: { client: moved, desk: moved },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;

/** Letters about limits: what was proposed and agreed, and what moved them. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { changes } from '../additions';
import { line, listOf, wording, type Lettering, type Line, type Wording } from '../form';

const first = 'noLimit';

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
const answer = [
  line(
    'Пожалуйста, ответьте: согласны, не согласны или предлагаете свою дату. Пока ответа нет, действует прежний срок.',
    'Please accept, decline or offer another date. Until there is an answer, the due date stays.',
    { unless: first },
  ),
  line(
    'Пожалуйста, ответьте: согласны, не согласны или предлагаете свою дату. Пока согласия нет, срока решения тоже нет.',
    'Please accept, decline or offer another date. Until there is an agreement, there is no due date.',
    { when: first },
  ),
  line('Ответить можно до {by}.', 'There is time to answer until {by}.'),
] as const;

const agreedDates = [
  line('Прежний срок — {oldDue}, новый — {newDue}.', 'It was {oldDue}, it is now {newDue}.', {
    when: 'answer=accepted',
  }),
  line('Новый срок — {newDue}.', 'It is {newDue}.', { when: 'answer=accepted', unless: ['oldDue', first] }),
  line('Согласованный срок — {newDue}.', 'The agreed date is {newDue}.', { when: ['answer=accepted', first] }),
] as const;

const stays = [
  line('Срок остаётся прежним: {oldDue}.', 'It stays as it was: {oldDue}.'),
  line('Срок решения по-прежнему не согласован.', 'There is still no agreed due date.', { when: first }),
] as const;

const answered = wording(
  [
    line('Заявка {tid}: срок решения согласован', 'Ticket {tid}: the due date is agreed', {
      when: ['answer=accepted', first],
    }),
    line('Заявка {tid}: срок перенесён', 'Ticket {tid}: the due date is moved', { when: 'answer=accepted' }),
    line('Заявка {tid}: предложенный срок отклонён', 'Ticket {tid}: the proposed due date is declined', {
      when: first,
    }),
    line('Заявка {tid}: срок остаётся прежним', 'Ticket {tid}: the due date stays'),
  ],
  line(
    'Обе стороны согласились перенести срок решения по заявке {tid}.',
    'Both sides have agreed to move the due date of ticket {tid}.',
    { when: 'answer=accepted', unless: first },
  ),
  line(
    'Обе стороны согласовали срок решения по заявке {tid}.',
    'Both sides have agreed on a due date for ticket {tid}.',
    { when: ['answer=accepted', first] },
  ),
  ...agreedDates,
  line(
    'Предложение перенести срок решения по заявке {tid} отклонено.',
    'The proposal to move the due date of ticket {tid} was declined.',
    { when: 'answer=declined', unless: first },
  ),
  line('Предложенный срок решения по заявке {tid} отклонён.', 'The proposed due date of ticket {tid} was declined.', {
    when: ['answer=declined', first],
  }),
  ...stays.map((each) => ({ ...each, when: ['answer=declined', ...listOf(each.when)] })),
  line('Причина: {reason}', 'The reason: {reason}'),
);

const expired = wording(
  line('Заявка {tid}: предложение о сроке больше не действует', 'Ticket {tid}: the proposed due date no longer stands'),
  line(
    'На предложение перенести срок решения по заявке {tid} никто не ответил.',
    'Nobody answered the proposal to move the due date of ticket {tid}.',
    { unless: first },
  ),
  line(
    'На предложение о сроке решения по заявке {tid} никто не ответил.',
    'Nobody answered the proposed due date of ticket {tid}.',
    { when: first },
  ),
  ...stays,
);

const dropped = wording(
  line('Заявка {tid}: предложение о сроке снято', 'Ticket {tid}: the proposed due date is dropped'),
  line(
    'Срок решения по заявке {tid} изменился, поэтому прежнее предложение снято. Отвечать на него не нужно.',
    'The due date of ticket {tid} has changed, so the proposal is dropped. There is nothing to answer.',
    { when: 'dropped' },
  ),
);

const ofVisit = 'term=visit';

/** @param proposal who proposes the date that there is not yet, and by when */
function moved(proposal: Line): Wording {
  return wording(
    [
      line('Выезд {visit}: отсчёт срока выезда остановлен', 'Visit {visit}: its term stands', {
        when: ['stands', ofVisit],
      }),
      line('Выезд {visit}: новый срок выезда', 'Visit {visit}: another term', { when: ofVisit }),
      line('Заявка {tid}: отсчёт срока остановлен', 'Ticket {tid}: the time limit stands', { when: 'stands' }),
      line('Заявка {tid}: срок решения нужно согласовать', 'Ticket {tid}: the due date has to be agreed', {
        when: 'open',
      }),
      line('Заявка {tid}: новый срок решения', 'Ticket {tid}: another due date'),
    ],
    ...changes,
    line('Причина: {reason}', 'The reason: {reason}'),
    line('Причина: {cause}.', 'The reason: {cause}.'),
    line(
      'Прежний срок решения, {oldDue}, больше не действует: новый нужно согласовать.',
      'The due date of {oldDue} no longer stands: another one has to be agreed.',
      { when: 'open' },
    ),
    proposal,
    line('Срок решения был {oldDue}, теперь {newDue}.', 'The due date was {oldDue}, it is now {newDue}.', {
      unless: ofVisit,
    }),
    line('Срок выезда был {oldDue}, теперь {newDue}.', 'The term of the visit was {oldDue}, it is now {newDue}.', {
      when: ofVisit,
    }),
    line('Отсчёт срока продолжается, срок решения — {newDue}.', 'The time limit runs on; the due date is {newDue}.', {
      unless: ['oldDue', ofVisit],
    }),
    line('Отсчёт срока выезда продолжается, срок — {newDue}.', 'The term of the visit runs on; it ends on {newDue}.', {
      when: ofVisit,
      unless: 'oldDue',
    }),
    line(
      'Пока идёт ожидание, отсчёт срока остановлен. До этого срок был {oldDue}.',
      'While the work waits, the time limit stands. It was {oldDue}.',
      { when: 'stands' },
    ),
  );
}

export const agreements = {
  'extension-proposed': {
    name: both('Предложение перенести срок', 'Proposed due date'),
    to: {
      client: wording(
        [
          line('Заявка {tid}: предлагаем срок решения', 'Ticket {tid}: we propose a due date', { when: first }),
          line('Заявка {tid}: предлагаем другой срок', 'Ticket {tid}: we propose another due date'),
        ],
        line('Поддержка предлагает срок решения по заявке {tid}.', 'The desk proposes a due date for ticket {tid}.', {
          when: first,
        }),
        line(
          'Поддержка предлагает перенести срок решения по заявке {tid}.',
          'The desk proposes to move the due date of ticket {tid}.',
          { unless: first },
        ),
        why,
        now,
        only,
        open,
        ...answer,
      ),
      desk: wording(
        [
          line('Заявка {tid}: клиент предлагает срок решения', 'Ticket {tid}: the client proposes a due date', {
            when: first,
          }),
          line('Заявка {tid}: клиент предлагает другой срок', 'Ticket {tid}: the client proposes another due date'),
        ],
        line('Клиент предлагает срок решения по заявке {tid}.', 'The client proposes a due date for ticket {tid}.', {
          when: first,
        }),
        line(
          'Клиент предлагает перенести срок решения по заявке {tid}.',
          'The client proposes to move the due date of ticket {tid}.',
          { unless: first },
        ),
        why,
        now,
        only,
        open,
        ...answer,
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
          { when: 'answer=accepted', unless: first },
        ),
        line(
          'Вы согласились по телефону с предложенным сроком решения по заявке {tid}.',
          'You agreed by telephone to the proposed due date of ticket {tid}.',
          { when: ['answer=accepted', first] },
        ),
        ...agreedDates,
        line(
          'Вы отказались по телефону переносить срок решения по заявке {tid}.',
          'You declined by telephone to move the due date of ticket {tid}.',
          { when: 'answer=declined', unless: first },
        ),
        line(
          'Вы не согласились по телефону с предложенным сроком решения по заявке {tid}.',
          'You declined the proposed due date of ticket {tid} by telephone.',
          { when: ['answer=declined', first] },
        ),
        ...stays.map((each) => ({ ...each, when: ['answer=declined', ...listOf(each.when)] })),
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
    to: {
      client: moved(line('Предложим его до {proposeBy}.', 'We shall propose it by {proposeBy}.', { when: 'open' })),
      desk: moved(
        line('Предложите его, пожалуйста, до {proposeBy}.', 'Please propose it by {proposeBy}.', { when: 'open' }),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;

import type { NoticeKind } from '../domain/ticket';
import type { Term } from '../domain/time';
import { both, fill } from './language';
import type { Language } from './language';
import type { Letter } from './letter';
import { visitLetters } from './notices-visits';
import { termText } from './terms';

const letters: Readonly<Record<NoticeKind, Letter>> = {
  acknowledgement: {
    subject: both('Заявка {tid} принята: {subject}', 'Ticket {tid} accepted: {subject}'),
    body: both('Мы получили ваше обращение. Его номер — {tid}.', 'We have received your request. Its number is {tid}.'),
  },
  'split-off': {
    subject: both('Новая заявка {tid}: {subject}', 'A new ticket {tid}: {subject}'),
    body: both(
      'Из заявки {origin} мы выделили отдельную: {tid}. Вопрос другой, поэтому сроки по новой заявке считаются отдельно.',
      'We have split a separate ticket off {origin}: {tid}. It is another question, so its time limits count by themselves.',
    ),
  },
  'call-us': {
    subject: both('Заявка {tid}: позвоните нам', 'Ticket {tid}: please call us'),
    body: both(
      'О критическом сбое нужно также сообщить по телефону. Пожалуйста, позвоните в поддержку и назовите номер {tid}.',
      'A critical failure must also be reported by phone. Please call support and give the number {tid}.',
    ),
  },
  'ticket-opened': {
    subject: both('Новая заявка {tid}: {subject}', 'New ticket {tid}: {subject}'),
    body: both(
      'Открыта заявка {tid}. Тема: {topic}, приоритет: {priority}.',
      'Ticket {tid} opened. Topic: {topic}, priority: {priority}.',
    ),
  },
  answer: {
    subject: both('Ответ по заявке {tid}: {subject}', 'An answer on ticket {tid}: {subject}'),
    body: both('Поддержка ответила:\n\n{text}', 'The desk has answered:\n\n{text}'),
  },
  'client-word': {
    subject: both('Сообщение клиента по заявке {tid}', 'The client wrote on ticket {tid}'),
    body: both('Клиент написал:\n\n{text}', 'The client wrote:\n\n{text}'),
  },
  'colleague-word': {
    subject: both('Новое сообщение по заявке {tid}: {subject}', 'A new message on ticket {tid}: {subject}'),
    body: both('Ваш коллега написал:\n\n{text}', 'Your colleague wrote:\n\n{text}'),
  },
  shared: {
    subject: both('Вам открыли заявку {tid}: {subject}', 'Ticket {tid} is shared with you: {subject}'),
    body: both(
      'С вами поделились заявкой {tid}. Вы видите её, можете писать в неё и будете получать сообщения о ней. Если она вас не касается, выйдите из числа участников.',
      'Ticket {tid} has been shared with you. You see it, can write in it and will be told of what happens. If it is not your business, you can leave it.',
    ),
  },
  'author-changed': {
    subject: both('У заявки {tid} новый автор: {subject}', 'Ticket {tid} has another author: {subject}'),
    body: both(
      'У заявки {tid} сменился автор: теперь это {author}. Автор подтверждает решение или возражает, закрывает заявку и оценивает работу.',
      'Ticket {tid} has another author now: {author}. The author confirms a solution or objects to it, closes the ticket and rates the work.',
    ),
  },
  estimate: {
    subject: both('Ориентировочный срок по заявке {tid}', 'Indicative time for ticket {tid}'),
    body: both(
      'Ориентировочный срок решения — {expectedAt}.\n\n{text}',
      'The indicative time is {expectedAt}.\n\n{text}',
    ),
  },
  assigned: {
    subject: both('Вы отвечаете за заявку {tid}', 'Ticket {tid} is yours'),
    body: both('Заявка {tid} назначена вам.', 'Ticket {tid} has been assigned to you.'),
  },
  unassigned: {
    subject: both('У заявки {tid} нет ответственного', 'Nobody is responsible for ticket {tid}'),
    body: both(
      'У заявки {tid} больше нет ответственного: назначьте его.',
      'Nobody is responsible for ticket {tid} any more: assign somebody.',
    ),
  },
  'extension-proposed': {
    subject: both('Заявка {tid}: предложено продлить срок', 'Ticket {tid}: an extension is proposed'),
    body: both(
      'Предложено перенести срок на {wouldBeDue}. Ответьте: согласны, не согласны или предложите свою дату.',
      'It is proposed to move the due date to {wouldBeDue}. Please accept, decline or offer another date.',
    ),
  },
  'extension-answered': {
    subject: both('Заявка {tid}: ответ на предложение о сроке', 'Ticket {tid}: the proposed extension was answered'),
    body: both('Предложение о продлении: {answer}.', 'The proposed extension: {answer}.'),
  },
  'extension-answered-by-phone': {
    subject: both(
      'Заявка {tid}: ваш ответ о сроке записан',
      'Ticket {tid}: your answer about the due date is recorded',
    ),
    body: both(
      'Поддержка записала, что вы ответили по телефону на предложение о продлении: {answer}. Если это не так, напишите нам.',
      'The desk has recorded what you answered by phone to the proposed extension: {answer}. If that is not so, please write to us.',
    ),
  },
  'extension-expired': {
    subject: both('Заявка {tid}: предложение о сроке истекло', 'Ticket {tid}: the proposed extension expired'),
    body: both(
      'На предложение о продлении никто не ответил, прежний срок остаётся.',
      'Nobody answered; the due date stays.',
    ),
  },
  'extension-dropped': {
    subject: both('Заявка {tid}: предложение о сроке снято', 'Ticket {tid}: the proposed extension was dropped'),
    body: both(
      'Срок заявки изменился, поэтому предложение о продлении больше не действует. Отвечать на него не нужно.',
      'The due date has changed, so the proposed extension no longer stands. There is nothing to answer.',
    ),
  },
  'estimate-lapsed': {
    subject: both('Заявка {tid}: ориентировочный срок изменится', 'Ticket {tid}: the indicative time will change'),
    body: both(
      'Названный ранее ориентировочный срок {expectedAt} больше не действует. Срок решения: {due}.',
      'The indicative time told before, {expectedAt}, no longer stands. The ticket is due {due}.',
    ),
  },
  'limit-moved': {
    subject: both('Заявка {tid}: изменился срок решения', 'Ticket {tid}: the due date has changed'),
    body: both('Срок решения: {due}. Раньше: {was}.', 'Due {due}. Before: {was}.'),
  },
  solution: {
    subject: both('Решение по заявке {tid}: {subject}', 'A solution for ticket {tid}: {subject}'),
    body: both(
      '{text}\n\nПодтвердите решение или возразите. {silence}',
      '{text}\n\nPlease confirm or object. {silence}',
    ),
  },
  'followed-solution': {
    subject: both('Решение по заявке {tid}: {subject}', 'A solution for ticket {tid}: {subject}'),
    body: both(
      'Поддержка предложила решение:\n\n{text}\n\nПодтвердить его или возразить может автор заявки.',
      'The desk proposes a solution:\n\n{text}\n\nThe author of the ticket can confirm it or object.',
    ),
  },
  'silence-warning': {
    subject: both('Заявка {tid} скоро закроется', 'Ticket {tid} is about to close'),
    body: both('Если возражений не будет, заявка закроется {due}.', 'Without an objection the ticket closes on {due}.'),
  },
  objected: {
    subject: both('Возражение по заявке {tid}', 'An objection on ticket {tid}'),
    body: both('Клиент возражает:\n\n{text}', 'The client objects:\n\n{text}'),
  },
  closed: {
    subject: both('Заявка {tid} закрыта', 'Ticket {tid} is closed'),
    body: both(
      'Заявка {tid} закрыта. Оцените, пожалуйста, работу поддержки.',
      'Ticket {tid} is closed. Please rate our work.',
    ),
  },
  'followed-closing': {
    subject: both('Заявка {tid} закрыта: {subject}', 'Ticket {tid} is closed: {subject}'),
    body: both('Заявка {tid} закрыта: {how}.', 'Ticket {tid} is closed: {how}.'),
  },
  'closed-as-duplicate': {
    subject: both('Заявка {tid} закрыта как повтор заявки {of}', 'Ticket {tid} is closed as a duplicate of {of}'),
    body: both(
      'О том же уже есть заявка {of}, работа идёт по ней. Что вы напишете в {tid}, попадёт в {of}.',
      'Ticket {of} is about the same, and the work goes on there. What you write to {tid} will go to {of}.',
    ),
  },
  'duplicate-joined': {
    subject: both('Заявка {tid}: к ней присоединён повтор {duplicate}', 'Ticket {tid}: {duplicate} is its duplicate'),
    body: both(
      'Заявка {duplicate} закрыта как повтор заявки {tid}. Её автор видит {tid}; новые сообщения из {duplicate} придут сюда.',
      'Ticket {duplicate} was closed as a duplicate of {tid}. Its author sees {tid}; new messages to {duplicate} will come here.',
    ),
  },
  'closing-voided': {
    subject: both('Заявка {tid} снова в работе', 'Ticket {tid} is open again'),
    body: both('Сообщение пришло до конца срока, закрытие отменено.', 'A word had come in time: the closing is void.'),
  },
  feedback: {
    subject: both('Оценка по заявке {tid}', 'Feedback on ticket {tid}'),
    body: both('Оценка: {score}.', 'Score: {score}.'),
  },
  'feedback-corrected': {
    subject: both('Заявка {tid}: оценка исправлена', 'Ticket {tid}: the rating was corrected'),
    body: both(
      'Автор исправил оценку. Теперь она такая: {score}.',
      'The author has corrected the rating. It is now: {score}.',
    ),
  },
  'work-resumed': {
    subject: both('Заявка {tid} снова в работе: {subject}', 'Work on ticket {tid} goes on: {subject}'),
    body: both(
      'Работа по заявке {tid} продолжается: предложенное решение больше не считается окончательным, срок заявки снова идёт.{answer}',
      'Work on ticket {tid} goes on: the solution that was brought is no longer the final one, and the due date counts again.{answer}',
    ),
  },
  'word-to-judge': {
    subject: both('Заявка {tid}: слово клиента ждёт оценки', 'Ticket {tid}: a word awaits judgement'),
    body: both('Клиент написал после решения:\n\n{text}', 'The client wrote after the solution:\n\n{text}'),
  },
  reopened: {
    subject: both('Заявка {tid} открыта снова', 'Ticket {tid} reopened'),
    body: both('Заявка {tid} открыта снова.', 'Ticket {tid} has been reopened.'),
  },
  'visit-requested': {
    subject: both('Заявка {tid}: запрошен выезд', 'Ticket {tid}: a visit is requested'),
    body: both('Согласуйте выезд с клиентом.', 'Please agree the visit with the client.'),
  },
  'delivery-failed': {
    subject: both('Заявка {tid}: письмо не доставлено', 'Ticket {tid}: a letter failed'),
    body: both(
      'Письмо «{kind}» не дошло. Свяжитесь с клиентом иначе.',
      'The letter "{kind}" failed. Reach the client otherwise.',
    ),
  },
  'signal-refused': {
    subject: both('Заявка {tid}: сигнал отклонён', 'Ticket {tid}: a signal was refused'),
    body: both('Сигнал «{signal}» отклонён: {refusal}.', 'The signal "{signal}" was refused: {refusal}.'),
  },
  threshold: {
    subject: both('Заявка {tid}: срок «{clock}», {code}', 'Ticket {tid}: clock "{clock}", {code}'),
    body: both('Срок «{clock}» наступает {due}.', 'The clock "{clock}" is due on {due}.'),
  },
  'estimate-slips': {
    subject: both('Заявка {tid}: ориентировочный срок сдвигается', 'Ticket {tid}: the indicative time slips'),
    body: both(
      'Названный срок {due} не выдерживается: потребуется больше времени.',
      'The time we named, {due}, will not be kept: it will take longer.',
    ),
  },
  ...visitLetters,
};

const answered = both('\n\nПоддержка ответила:\n\n{text}', '\n\nThe desk has answered:\n\n{text}');

/** What the desk said with it; nothing where it said nothing. */
export function answerText(text: string | null, language: Language): string {
  return text === null ? '' : fill(answered[language], { text });
}

const silences = {
  closes: both(
    'Время на возражение: {term}. Молчание — согласие.',
    'Time for objection: {term}. Silence is agreement.',
  ),
  keepsOpen: both('Без вашего слова заявка не закроется.', 'The ticket does not close without your word.'),
};

/** What silence after a solution means; a term of null: nothing. */
export function silenceText(term: Term | null, language: Language): string {
  return term === null
    ? silences.keepsOpen[language]
    : fill(silences.closes[language], { term: termText(term, language) });
}

/**
 * A letter in words. What its texts need and the notice does not carry (number, subject, text of the message) is handed
 * in by the caller; a place without a value stays visible.
 */
export function letterOf(
  kind: NoticeKind,
  values: Readonly<Record<string, string | number | null | undefined>>,
  language: Language,
): { readonly subject: string; readonly body: string } {
  const { subject, body } = letters[kind];
  return { subject: fill(subject[language], values), body: fill(body[language], values) };
}

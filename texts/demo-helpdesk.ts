import { both } from './language';

/** Steps and words of the story of the network operator's HelpDesk. */
export const helpdeskSteps = {
  refused: both(
    'Банк звонит: связи нет. Без обязательных ответов заявка не открывается',
    'The bank calls: no connection. Without the obligatory answers no ticket is opened',
  ),
  call: both(
    'Оператор задаёт вопросы и открывает заявку: приоритет и срок — по договору',
    'The call taker asks, and opens the ticket: priority and time are those of the contract',
  ),
  questions: both(
    'Оператор спрашивает то, что нужно для локализации',
    'The call taker asks what is needed to find the fault',
  ),
  tests: both('Предварительные проверки находят зону неисправности', 'Preliminary tests find the zone of the fault'),
  handOver: both(
    'Результат передал заявку службе этой зоны, и она её принимает',
    'The result has handed the ticket over to the service of that zone, which takes it',
  ),
  estimate: both('Клиент узнаёт ориентировочное время', 'The client hears an estimate'),
  renewed: both(
    'Не успеваем: клиент узнаёт об этом раньше, чем срок пройдёт',
    'It takes longer: the client hears so before the time passes',
  ),
  restored: both('Связь восстановлена, клиенту написали', 'Service is back, and the client was written to'),
  unagreed: both('Закрыть без согласия клиента нельзя', 'Nobody closes without the consent of the client'),
  again: both(
    'Клиент не берёт трубку: следующий звонок остаётся за нами',
    'Nobody answers: the next call is still owed',
  ),
  agreed: both(
    'Дозвонились, клиент согласен: заявка закрыта',
    'The client is reached and agrees: the ticket is closed',
  ),
  log: both('Протокол: проверки, разговоры, меры', 'The log: tests, talks, measures'),
} as const;

export const helpdeskWords = {
  subject: both('Нет связи в отделении банка', 'No connection in a branch of the bank'),
  problem: both('Терминалы и телефоны не работают.', 'Neither terminals nor telephones work.'),
  since: both('с девяти утра', 'since nine in the morning'),
  line: both('Порт без сигнала, линия не поднята.', 'No signal at the port: the line is down.'),
  estimate: both('Бригада выезжает, восстановим за полтора часа.', 'A crew sets out: an hour and a half.'),
  renewed: both('Кабель повреждён сильнее, понадобится ещё час.', 'The cable is damaged worse: an hour more.'),
  restored: both('Кабель сварен, связь есть.', 'The cable is spliced and the connection is back.'),
  noAnswer: both('Не берут трубку, перезвоним.', 'No answer, we call again.'),
  agreed: both('Всё работает, заявку можно закрыть.', 'All works, the ticket may be closed.'),
} as const;

export const helpdeskFacts = {
  priority: both('Приоритет: {priority}', 'Priority: {priority}'),
  answer: both('{question} — {answer}', '{question} {answer}'),
  refused: both('Отказ: {reason}', 'Refused: {reason}'),
  zone: both('Проверка «{test}»: {result}. Зона: {service}', 'Test "{test}": {result}. Zone: {service}'),
} as const;

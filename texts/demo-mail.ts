import { both } from './language';

/** Steps and words of the story of a ticket that its client lives through by letters alone. */
export const mailSteps = {
  written: both(
    'Сотрудник клиента пишет в поддержку: его домен известен по договору, учётной записи у него нет',
    "Somebody of a client's writes to the desk: the domain is known, there is no account",
  ),
  confirmed: both('Приходит подтверждение с номером заявки', 'A confirmation comes, with the number of the ticket'),
  answered: both('Специалист берёт заявку и спрашивает', 'The specialist takes the ticket and asks'),
  replied: both(
    'Клиент отвечает из своей почты, цитата остаётся внизу',
    'The client answers from the mail program, the quotation below',
  ),
  solved: both('Специалист предлагает решение', 'The specialist brings a solution'),
  solutionCame: both(
    'Решение приходит письмом с цветными кнопками',
    'The solution comes by a letter with coloured blocks',
  ),
  pressed: both('Клиент нажимает зелёную', 'The client presses the green one'),
  closed: both('Заявка закрыта с отзывом', 'The ticket is closed with feedback'),
} as const;

export const mailWords = {
  subject: both('Не приходят координаты', 'No positions arrive'),
  problem: both(
    'Здравствуйте! С утра по двум машинам не приходят координаты. Трекеры включены.',
    'Hello! Since this morning no positions arrive from two vehicles. The trackers are on.',
  ),
  question: both(
    'Какие это машины и когда пришла последняя точка?',
    'Which vehicles are they, and when did the last position arrive?',
  ),
  reply: both('А123ВС777 и Е456КХ777, обе в 07:40.', 'А123ВС777 and Е456КХ777, both at 07:40.'),
  cause: both(
    'Причина найдена: у обоих трекеров не было связи с сервером.',
    'The cause is found: both trackers had no connection to the server.',
  ),
  solution: both(
    'Связь восстановлена, координаты приходят с 10:15. Проверьте, пожалуйста.',
    'The connection is back, positions arrive since 10:15. Please have a look.',
  ),
  comment: both('Спасибо, всё видно.', 'Thank you, all is there.'),
} as const;

export const mailFacts = {
  writer: both('Мария Новикова', 'Maria Novikova'),
  role: both('пишет с {address}', 'writes from {address}'),
  accepted: both('Служба приняла письмо: {answer}', 'The desk has taken the letter: {answer}'),
  notAccepted: both('Письмо не принято: {why}', 'The letter was not taken: {why}'),
  letter: both('Письмо: {subject}', 'Letter: {subject}'),
  shown: both('Посмотреть: {url}', 'To look at it: {url}'),
  ticketOf: both('подтверждение приёма', 'the confirmation of the letter'),
  word: both('ответ клиента в заявке', "the client's answer in the ticket"),
  recorded: both('В заявке (письмом): «{text}»', 'In the ticket (by letter): "{text}"'),
  page: both('Страница спрашивает: «{title}»', 'The page asks: "{title}"'),
  answers: both('Можно ответить: {answers}', 'It can be answered: {answers}'),
  rated: both('Оценка: «{score}», отзыв: «{comment}»', 'Rating: "{score}", comment: "{comment}"'),
  byMail: both(
    'Письма этого компьютера выключены (SMTP_URL): историю играют без неё.',
    'Letters leave this machine (SMTP_URL): the story is played without that.',
  ),
  mailboxAway: both('Почтовый ящик {mailbox} не отвечает.', 'The mailbox {mailbox} does not answer.'),
} as const;

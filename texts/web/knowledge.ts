import { both } from '../language';

/** Where one is within the knowledge base. */
export const knowledgeNavTexts = {
  parts: both('Разделы базы знаний', 'Parts of the knowledge base'),
  desk: both('Служба', 'Desk'),
  articles: both('Статьи', 'Articles'),
  reviews: both('Разбор закрытых', 'To review'),
  releases: both('Выпуски', 'Releases'),
} as const;

/** The list of articles. */
export const articlesTexts = {
  title: both('База знаний', 'Knowledge base'),
  search: both('Искать в базе знаний', 'Search the knowledge base'),
  searchHint: both('Слова, номер детали или KB-12', 'Words, a part number or KB-12'),
  topic: both('Тема', 'Topic'),
  anyTopic: both('любая', 'any'),
  state: both('Состояние', 'State'),
  anyState: both('любое', 'any'),
  list: both('Статьи', 'Articles'),
  write: both('Написать статью', 'Write an article'),
  none: both('Статей пока нет', 'There are no articles yet'),
  noneHint: both(
    'Напишите первую: ответ, который вы даёте чаще всего.',
    'Write the first one: the answer that you give most often.',
  ),
  noneClient: both('Служба пока ничего не опубликовала', 'The desk has published nothing yet'),
  noneClientHint: both('Задайте вопрос заявкой.', 'Ask by filing a ticket.'),
  notFound: both('По этим словам ничего нет', 'Nothing is found by these words'),
  notFoundHint: both(
    'Попробуйте меньше слов или задайте вопрос заявкой.',
    'Try fewer words, or ask by filing a ticket.',
  ),
  file: both('Подать заявку', 'File a ticket'),
  draft: both('черновик', 'draft'),
  shown: both('показана', 'shown'),
  takenBack: both('снята с показа', 'taken back'),
  drafts: both('черновики', 'drafts'),
  showns: both('показанные', 'shown'),
  takenBacks: both('снятые с показа', 'taken back'),
  deskOnly: both('для сотрудников', 'for the desk'),
  changed: both('изменена', 'changed'),
} as const;

/** One article, and what its readers say of it. */
export const articleTexts = {
  toList: both('Все статьи', 'All articles'),
  forClients: both('Видят клиенты и сотрудники', 'Clients and the desk see it'),
  forDesk: both('Видят только сотрудники', 'Only the desk sees it'),
  notShown: both('Пока видят только сотрудники: статья не показана', 'Only the desk sees it so far: it is not shown'),
  version: both('Версия {version}', 'Version {version}'),
  lastVersion: both('Версия {version} из {last}', 'Version {version} of {last}'),
  shownIs: both('Читатели видят версию {version}.', 'Its readers see version {version}.'),
  edit: both('Изменить', 'Change'),
  show: both('Показать эту версию', 'Show this version'),
  takeBack: both('Снять с показа', 'Take it back'),
  versions: both('Версии', 'Versions'),
  nowShown: both('показана', 'shown'),
  readNow: both('вы читаете её', 'you are reading it'),
  use: both('Что она дала', 'What came of it'),
  helped: both('Ответила до заявки: {count}', 'Answered before a ticket: {count}'),
  ofTickets: both('Названа при разборе закрытых заявок: {count}', 'Named at reviews of closed tickets: {count}'),
  facts: both('Об этой статье', 'About this article'),
  who: both('Кто видит', 'Who sees it'),
  topics: both('Темы', 'Topics'),
  written: both('Написана', 'Written'),
  comments: both('Замечания', 'Comments'),
  noComments: both('Замечаний пока нет.', 'There are no comments yet.'),
  commentHint: both(
    'Чего не хватает или что неверно? Это увидит служба.',
    'What is missing or wrong? The desk reads it.',
  ),
  comment: both('Ваше замечание', 'Your comment'),
  say: both('Отправить замечание', 'Send the comment'),
  said: both('Спасибо, замечание отправлено.', 'Thank you, the comment is sent.'),
  toVersion: both('к версии {version}', 'on version {version}'),
  ofDesk: both('служба', 'the desk'),
} as const;

/** Writing an article. */
export const articleFormTexts = {
  newTitle: both('Новая статья', 'A new article'),
  editTitle: both('Изменить {label}', 'Change {label}'),
  title: both('Заголовок', 'Title'),
  titleHint: both('Вопрос словами того, кто его задаёт', 'The question in the words of whoever asks it'),
  text: both('Текст', 'Text'),
  textHint: both(
    'Пустая строка разделяет абзацы; «# » в начале строки — подзаголовок, «- » — пункт списка. Адреса становятся ссылками.',
    'A blank line parts paragraphs; "# " begins a heading, "- " an item of a list. Addresses become links.',
  ),
  audience: both('Кто видит', 'Who sees it'),
  clients: both('Клиенты и сотрудники', 'Clients and the desk'),
  desk: both('Только сотрудники', 'Only the desk'),
  topics: both('Темы', 'Topics'),
  topicsHint: both('По ним статью предложат первой.', 'It is suggested first where they are chosen.'),
  save: both('Сохранить черновик', 'Save as a draft'),
  saveVersion: both('Сохранить версию', 'Save the version'),
  saveAndShow: both('Сохранить и показать', 'Save and show'),
  kept: both('Набранное хранится в этом браузере.', 'What you write is kept in this browser.'),
  drop: both('Отменить правку', 'Discard'),
  missing: both('Заполните поле «{field}».', 'Fill in "{field}".'),
  moved: both(
    'Пока вы писали, кто-то сохранил другую версию. Ваш текст остался здесь.',
    'While you were writing, somebody saved another version. What you wrote stays here.',
  ),
  saveOver: both('Сохранить поверх', 'Save over it'),
  preview: both('Как это прочтут', 'How it reads'),
  ofTicket: both('Статья по заявке {tid}', 'An article from ticket {tid}'),
} as const;

/** Articles beside what somebody is writing. */
export const suggestionTexts = {
  title: both('Возможно, ответ уже есть', 'The answer may be here already'),
  solved: both('Это решило вопрос', 'This solved it'),
  whole: both('Открыть статью целиком', 'Open the whole article'),
  goOn: both('Вернуться к заявке', 'Back to the ticket'),
  soon: both('Статьи по теме появятся здесь, пока вы пишете.', 'Articles about it appear here while you write.'),
  thanks: both('Рады, что помогло', 'Glad it helped'),
  thanksHint: both('Заявку подавать не нужно. Черновик удалён.', 'No ticket is needed. The draft is gone.'),
  another: both('Задать другой вопрос', 'Ask something else'),
  found: both('Нашлось статей: {count}', 'Articles found: {count}'),
} as const;

/** An article as an answer. */
export const answerLinkTexts = {
  open: both('Статья', 'Article'),
  search: both('Найти статью для ответа', 'Find an article for the answer'),
  hint: both('Слова или KB-12; стрелки и Enter', 'Words or KB-12; arrows and Enter'),
  none: both('Показанных клиентам статей по этим словам нет', 'No article that clients see is found'),
  first: both(
    'Введите слова: найдутся статьи, которые видят клиенты',
    'Type some words: articles that clients see are found',
  ),
} as const;

/** Closed tickets that are looked at again. */
export const reviewTexts = {
  title: both('Разбор закрытых заявок', 'Review of closed tickets'),
  hint: both(
    'Каждую закрытую заявку смотрят ещё раз: если вопрос может повториться, из неё делают статью.',
    'Every closed ticket is looked at again: what may come again becomes an article.',
  ),
  mine: both('Мои', 'Mine'),
  all: both('Все', 'All'),
  whose: both('Чьи', 'Whose'),
  list: both('Заявки к разбору', 'Tickets to review'),
  empty: both('Всё разобрано', 'All are reviewed'),
  emptyMine: both('За вами ничего не осталось', 'Nothing is left for you'),
  emptyHint: both('Новые появятся, когда закроются заявки.', 'New ones come as tickets are closed.'),
  none: both('Эта служба закрытые заявки не разбирает', 'This desk reviews no closed tickets'),
  closed: both('закрыта', 'closed'),
  owner: both('Разбирает: {name}', 'To be reviewed by {name}'),
  managers: both('руководитель', 'the managers'),
  review: both('Разобрать', 'Review'),
  fold: both('Свернуть', 'Close'),
  solution: both('Что ответили', 'What was answered'),
  noSolution: both('Закрыта без ответа.', 'It was closed without an answer.'),
  similar: both('Похожих закрытых заявок: {count}', 'Closed tickets like it: {count}'),
  noSimilar: both('Похожих закрытых заявок нет.', 'No closed ticket is like it.'),
  which: both('Статья, в которой это есть', 'The article that says it'),
  found: both('Найдены по заявке', 'Found by the ticket'),
  byNumber: both('Номер другой статьи', 'The number of another article'),
  byNumberHint: both('Например, KB-12', 'KB-12, for one'),
  noArticle: both('Статьи с таким номером нет', 'There is no article of that number'),
  nothing: both('Добавить нечего', 'Nothing to add'),
  saysIt: both('Это есть в статье', 'The article says it'),
  write: both('Написать статью', 'Write an article'),
  done: both('Разобрано: {tid}', 'Reviewed: {tid}'),
} as const;

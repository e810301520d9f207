import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** What can go wrong with a request, apart from the refusals of the process. The codes never change their meaning. */
export const problemTexts = {
  malformed: both('Запрос составлен неверно.', 'The request is malformed.'),
  'malformed-json': both('Тело запроса — не JSON в кодировке UTF-8.', 'The body is not JSON in UTF-8.'),
  'bad-cursor': both('Такой страницы у этого списка нет.', 'This list has no such page.'),
  'not-signed-in': both('Нужно войти или предъявить ключ.', 'Sign in or present a key.'),
  'wrong-credentials': both('Имя для входа или пароль не подходят.', 'The sign-in name or the password does not fit.'),
  forbidden: both('Вашей роли это не разрешено.', 'Your role may not do this.'),
  'cross-origin': both('Запрос пришёл с чужой страницы.', 'The request came from a foreign page.'),
  'not-found': both('Такого нет, или вам это не видно.', 'There is no such thing, or you may not see it.'),
  'method-not-allowed': both('Этот адрес так не вызывают.', 'This address is not called this way.'),
  'key-reused': both(
    'Этот Idempotency-Key уже пришёл с другим содержанием.',
    'This Idempotency-Key has come with other content before.',
  ),
  'too-large': both('Запрос слишком велик.', 'The request is too large.'),
  'harmful-file': both('Файл не прошёл проверку на вирусы.', 'The file did not pass the virus scanner.'),
  'unsupported-media-type': both('Такой вид данных здесь не принимают.', 'This kind of data is not taken here.'),
  'unknown-request-type': both('В регламенте нет такой формы обращения.', 'The regulation has no such form.'),
  'request-type-not-named': both('Сначала выберите вид обращения.', 'Choose the type of the request first.'),
  'not-in-regulation': both(
    'Регламент этой службы такого не предусматривает.',
    'The regulation of this desk knows nothing of the kind.',
  ),
  'account-full': both('Сумма превышает допустимый остаток на счёте.', 'An account does not hold so much.'),
  'contract-faulty': both(
    'Договор в таком виде не подходит к регламенту: исправьте то, что перечислено.',
    'The contract does not fit the regulation as it is: mend what is listed.',
  ),
  'contract-does-not-fit': both(
    'Не всё подходит к договору. Исправьте его или опубликуйте, назвав причину.',
    'Not everything fits the contract. Mend it, or publish it and say why.',
  ),
  'rules-faulty': both(
    'В таком виде это не опубликовать: исправьте то, что перечислено.',
    'It cannot be published as it is: mend what is listed.',
  ),
  'rules-do-not-fit': both(
    'Не всё, что действует, к этому подходит. Исправьте или опубликуйте, назвав причину.',
    'Not everything that stands fits. Mend it, or publish it and say why.',
  ),
  'version-taken': both(
    'Редакция с этим номером уже опубликована с другим содержанием. Опубликованное не меняют: дайте новый номер.',
    'A version of this number is published with another content. What is published never changes: give it a number of its own.',
  ),
  'too-many-drafts': both(
    'У службы слишком много черновиков: опубликуйте или отзовите лишние.',
    'The desk has too many drafts: publish or withdraw some.',
  ),
  'contract-number-taken': both(
    'Под этим номером у клиента уже есть другой договор. Опубликованное не меняют: дайте новый номер.',
    'The client has another contract of this number. What is published never changes: give it a number of its own.',
  ),
  'form-not-filled': both('Форма обращения заполнена неверно.', 'The form is not filled in as the regulation asks.'),
  'form-changed': both('Форма с тех пор изменилась: откройте её заново.', 'The form has changed since: open it again.'),
  'address-of-another': both(
    'Этот адрес принадлежит человеку другой компании или сотруднику службы. Доступ ему может открыть администратор.',
    'This address belongs to somebody of another company, or of the desk. An administrator can give that person access.',
  ),
  'last-administrator': both(
    'Это последний администратор службы, который может войти. Сначала дайте эту роль ещё кому-то и дождитесь его первого входа.',
    'This is the last administrator of the desk who can sign in. Give the role to somebody else first, and wait until that person has signed in.',
  ),
  'too-many-queues': both(
    'Сохранённых очередей уже слишком много. Удалите ненужные.',
    'There are too many saved queues already. Delete some.',
  ),
  'mention-decided': both(
    'Об этой заявке уже решили иначе.',
    'Somebody has decided otherwise about this ticket already.',
  ),
  'mention-too-late': both(
    'Срок решения прошёл: имени, по которому слова можно найти, больше нет.',
    'The time to decide is over: the name that the words would be found by is gone.',
  ),
  'reviewed-already': both('Эту заявку уже разобрал кто-то другой.', 'Somebody else has reviewed this ticket already.'),
  'too-many-comments': both(
    'К этой статье уже слишком много замечаний. Её пора переписать.',
    'There are too many comments on this article already. It is time to rewrite it.',
  ),
  'own-work': both(
    'Собственную работу в службе завершает другой администратор.',
    'Your own work at the desk is ended by another administrator.',
  ),
  'works-here': both(
    'Человек работает в службе. Сначала заберите роли: то, что он ответил, принадлежит службе.',
    "The person works at the desk. Take the roles first: what was answered is the desk's.",
  ),
  'number-differs': both(
    'Номер написан не тот: повторите номер человека точно.',
    "The number is another one: repeat the person's number exactly.",
  ),
  'belongs-elsewhere': both(
    'Эти данные общие с другой службой, поэтому здесь их не меняют. Обратитесь к тому, кто ведёт всю установку.',
    'These data are shared with another desk, so they are not changed here. Ask whoever runs the whole installation.',
  ),
  'person-known': both(
    'Человек с этим адресом в службе уже есть. Найдите его в списке и дайте ему роль.',
    'Somebody of the desk has this address already. Look the person up in the list and give a role.',
  ),
  'company-known': both(
    'Компания с таким названием в службе уже есть.',
    'The desk has a company of this name already.',
  ),
  'domain-of-another': both(
    'Этот домен адресов уже указан у другой компании службы.',
    'Another company of the desk has this domain already.',
  ),
  'key-not-for-person': both(
    'Ключ делают себе или учётной записи программы, которая есть только в этой службе: ключ открывает всё, что может его владелец.',
    'A key is made for oneself, or for the account of a program that no other desk has: it opens all that its person may.',
  ),
  'channel-not-for-requests': both(
    'Этим способом заявки не принимают: разговор можно записать как обращение без заявки (contacts).',
    'Requests are not taken this way: the conversation can be logged as a contact.',
  ),
  'link-not-valid': both(
    'Ссылка из письма больше не действует: она работает один раз и недолго. Попросите новое письмо.',
    'The link of the letter has expired or was used. Ask for another letter.',
  ),
  'signs-in-already': both(
    'У этого человека уже есть пароль. Если он забыт, его можно восстановить на странице входа.',
    'This person has a password already. A forgotten one is set anew where people sign in.',
  ),
  'no-letters-leave': both(
    'Отправка писем не настроена, поэтому приглашение отправить нельзя.',
    'No server takes letters, so an invitation cannot be sent.',
  ),
  'second-factor-missing': both(
    'Сотрудникам нужен второй шаг входа: сначала настройте его.',
    'Staff need a second step of signing in: set it up first.',
  ),
  'second-factor-on': both(
    'Второй шаг входа уже включён или его настройка не начата.',
    'The second step of signing in is on already, or its set-up has not begun.',
  ),
  'webhooks-unavailable': both(
    'Вебхуки здесь не настроены: администратору сервера нужно задать BETTER_AUTH_SECRET.',
    'There are no webhooks here: whoever runs the server sets BETTER_AUTH_SECRET.',
  ),
  'too-many-webhooks': both(
    'У службы уже столько вебхуков, сколько может быть. Удалите ненужный.',
    'The desk has as many webhooks as there can be. End one that nobody needs.',
  ),
  'second-factor-unavailable': both(
    'Второй шаг входа здесь не настроен: администратору сервера нужно задать BETTER_AUTH_SECRET.',
    'There is no second step of signing in here: whoever runs the server sets BETTER_AUTH_SECRET.',
  ),
  'sign-in-over': both(
    'Вход не был завершён вовремя или попыток было слишком много. Начните его заново.',
    'The sign-in was not finished in time, or was tried too often. Begin again.',
  ),
  'already-absent': both(
    'В эти дни отсутствие уже отмечено. Измените даты или снимите прежнее.',
    'An absence is noted for these days already. Change the dates, or take that one back.',
  ),
  'stand-in-self': both('Заместить самого себя нельзя.', 'Nobody stands in for oneself.'),
  'stand-in-circle': both(
    'Тот, кого вы выбрали, сам отсутствует в эти дни, и замещают его по кругу. Выберите другого.',
    'The one you chose is away on these days too, and is stood in for in a circle. Choose somebody else.',
  ),
  'stand-in-unfit': both(
    'Заместить может только сотрудник этой службы, который отвечает на заявки.',
    'Only somebody of this desk who answers tickets can stand in.',
  ),
  'wrong-code': both(
    'Код не подходит. Каждый действует один раз и около минуты.',
    'The code does not fit. Each works once, for about a minute.',
  ),
  'access-without-key': both(
    'Эти данные уже не прочитать: их ключа здесь нет. Попросите клиента передать их ещё раз.',
    'These data cannot be read any more: their key is not here. Ask the client to give them again.',
  ),
  'access-keys-unavailable': both(
    'Хранилище ключей сейчас недоступно: данные доступа не приняты и не показаны. Повторите позже.',
    'The store of keys is away: no access data were taken or shown. Try again later.',
  ),
  'unknown-desk': both('Такой службы нет.', 'There is no such desk.'),
  'too-many-requests': both('Слишком много запросов, подождите.', 'Too many requests, wait a little.'),
  'upload-quota': both(
    'За сутки вы загрузили столько файлов, сколько можно. Остальные загрузите позже.',
    'You have uploaded as much as may be in a day. Upload the rest later.',
  ),
  'took-too-long': both(
    'Ответ не был готов за отведённое время, и запрос прерван. Повторите позже или сузьте запрос.',
    'The answer was not ready in the time it has, and the request was ended. Try again later, or ask for less.',
  ),
  'year-given-up': both(
    'Прожить год не удалось: не хватило памяти или расчёт прервали. Возьмите меньше обращений или повторите позже.',
    'The year could not be played: it ran out of memory, or was ended. Ask for fewer requests, or try again later.',
  ),
  unavailable: both('Хранилище сейчас недоступно, повторите позже.', 'The store is away, try again later.'),
  internal: both('Внутренняя ошибка. Мы её увидим в журнале.', 'An internal error. The log has it.'),
} as const satisfies Record<string, Text>;

export type ProblemTextCode = keyof typeof problemTexts;

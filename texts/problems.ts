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
  'form-not-filled': both('Форма обращения заполнена неверно.', 'The form is not filled in as the regulation asks.'),
  'form-changed': both('Форма с тех пор изменилась: откройте её заново.', 'The form has changed since: open it again.'),
  'address-of-another': both(
    'Этот адрес принадлежит человеку другой компании или сотруднику службы. Доступ ему может открыть администратор.',
    'This address belongs to somebody of another company, or of the desk. An administrator can give that person access.',
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
  unavailable: both('Хранилище сейчас недоступно, повторите позже.', 'The store is away, try again later.'),
  internal: both('Внутренняя ошибка. Мы её увидим в журнале.', 'An internal error. The log has it.'),
} as const satisfies Record<string, Text>;

export type ProblemTextCode = keyof typeof problemTexts;

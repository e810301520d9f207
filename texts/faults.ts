import type { Text } from '../domain/regulation/types';
import { formFaultTexts } from './forms';
import { contractFaultTexts } from './contract-faults';
import { both, fill, say, type Language } from './language';
import { targetFaultTexts } from './webhooks';

/**
 * What is wrong at one place of a request, in the reader's words. The first group is what schemas find by themselves, the second
 * what they are told to ask for, the third what is found beside them.
 */
export const faultTexts = {
  missing: both('Это нужно указать.', 'It is required.'),
  'unknown-key': both('Такого поля здесь нет.', 'There is no such field here.'),
  'invalid-type': both('Значение не того вида.', 'The value is of another kind.'),
  'not-string': both('Здесь нужна строка.', 'A string is wanted here.'),
  'not-number': both('Здесь нужно число.', 'A number is wanted here.'),
  'not-whole': both('Здесь нужно целое число.', 'A whole number is wanted here.'),
  'not-boolean': both('Здесь нужно true или false.', 'true or false is wanted here.'),
  'not-list': both('Здесь нужен список.', 'A list is wanted here.'),
  'not-object': both('Здесь нужен объект JSON.', 'A JSON object is wanted here.'),
  'too-big': both('Значение слишком велико.', 'The value is too large.'),
  'text-too-long': both('Знаков должно быть не больше {most}.', 'At most {most} characters.'),
  'list-too-long': both('Значений должно быть не больше {most}.', 'At most {most} entries.'),
  'number-too-big': both('Число должно быть не больше {most}.', 'At most {most}.'),
  'too-small': both('Значение слишком мало.', 'The value is too small.'),
  'text-too-short': both('Знаков должно быть не меньше {least}.', 'At least {least} characters.'),
  'list-too-short': both('Значений должно быть не меньше {least}.', 'At least {least} entries.'),
  'number-too-small': both('Число должно быть не меньше {least}.', 'At least {least}.'),
  'invalid-format': both('Значение записано не так, как нужно.', 'The value is not written as it should be.'),
  'not-instant': both(
    'Нужен момент времени по ISO 8601 с Z или смещением: 2026-12-30T17:00:00+03:00.',
    'An ISO 8601 instant with Z or an offset is wanted: 2026-12-30T17:00:00+03:00.',
  ),
  'not-date': both('Нужна существующая дата вида 2026-12-30.', 'A date that exists is wanted, such as 2026-12-30.'),
  'not-moment': both(
    'Нужна дата вида 2026-12-30 или момент по ISO 8601, с 1970 по 2100 год.',
    'A date such as 2026-12-30 or an ISO 8601 instant is wanted, from 1970 to 2100.',
  ),
  'not-with-order': both('С таким порядком списка это не сочетается.', 'It does not go with this order of the list.'),
  'unknown-code': both('Такого кода в регламенте службы нет.', "The desk's regulation has no such code."),
  'not-email': both('Нужен адрес электронной почты.', 'An e-mail address is wanted.'),
  'not-uuid': both('Нужен идентификатор в виде UUID.', 'An id in the form of a UUID is wanted.'),
  'not-multiple-of': both('Число должно делиться на {divisor}.', 'A multiple of {divisor} is wanted.'),
  'invalid-value': both('Допустимо только: {values}.', 'Only one of these will do: {values}.'),
  'invalid-union': both('Ни один из допустимых видов значения не подходит.', 'None of the possible forms fits.'),
  'unknown-kind': both('Такого вида нет. Есть: {values}.', 'There is no such kind. There are: {values}.'),
  'invalid-key': both('Имя поля не подходит.', 'The name of the field will not do.'),
  'invalid-element': both('Значение в списке не подходит.', 'An entry will not do.'),
  custom: both('Значение не подходит.', 'The value will not do.'),

  'one-line': both('Нужна одна непустая строка текста.', 'One line of text with something in it is wanted.'),
  'some-text': both('Нужно что-то написать.', 'Something must be written.'),
  code: both(
    'Нужен код: строчные латинские буквы и цифры, части через дефис.',
    'A code is wanted: small Latin letters and digits, parts joined by hyphens.',
  ),
  id: both(
    'Нужен идентификатор из другого ответа: латинские буквы, цифры, «-» и «_».',
    'An id from another answer is wanted: Latin letters, digits, "-" and "_".',
  ),
  'short-id': both(
    'Нужен короткий номер человека, например sp-07.',
    'The short id of a person is wanted, such as sp-07.',
  ),
  month: both('Нужен месяц, например 2026-11.', 'A month is wanted, such as 2026-11.'),
  place: both(
    'Нужен код места: строчные латинские буквы, цифры и дефисы, например main или van-te-01.',
    'The code of a place is wanted: small Latin letters, digits and hyphens, such as main or van-te-01.',
  ),
  'subject-code': both(
    'Нужен код субъекта Федерации, например 54.',
    'The code of a federal subject is wanted, such as 54.',
  ),
  'unknown-contact-channel': both('Такого способа связи у этой службы нет.', 'The desk knows no such way of talking.'),
  'release-name': both(
    'Название выпуска — латинские буквы, цифры, точки и дефисы, например 5.12.3.',
    'The name of a release is letters, digits, dots and hyphens, such as 5.12.3.',
  ),
  'company-or-ticket': both(
    'Укажите что-то одно: компанию (company) или заявку (ticket).',
    'Name one of the two: a company, or a ticket.',
  ),
  'form-digest': both(
    'Нужна контрольная сумма формы (digest) из её описания.',
    'The digest of the form is wanted, as its description has it.',
  ),
  amount: both(
    'Нужна сумма больше нуля, копейки — двумя цифрами после точки: 1500 или 1500.50.',
    'An amount above zero is wanted, with two digits after the point or none: 1500 or 1500.50.',
  ),
  'balance-lacks': both('Не хватает {amount}.', '{amount} is lacking.'),
  'account-holds': both(
    'На счёте может быть не больше {most}. Сейчас можно внести не больше {room}.',
    'An account holds at most {most}. No more than {room} can be paid in now.',
  ),
  'agreed-until': both('Согласовать это можно было до {until}.', 'It could be agreed until {until}.'),
  'page-size': both('Нужно число от 1 до 200.', 'A number from 1 to 200 is wanted.'),
  'whole-number': both('Нужно целое число.', 'A whole number is wanted.'),
  'slot-minutes': both('Нужно число минут от 1 до 1440.', 'A number of minutes from 1 to 1440 is wanted.'),
  searchable: both('Нужна хотя бы одна буква или цифра.', 'At least one letter or digit is wanted.'),
  'each-once': both('Каждое значение — только один раз.', 'Each value only once.'),
  'most-fields': both('Полей должно быть не больше 50.', 'At most 50 fields.'),
  'most-dates': both('Дат должно быть не больше 400.', 'At most 400 dates.'),
  'beyond-years': both('Нужен момент с 1970 по 2100 год.', 'An instant from 1970 to 2100 is wanted.'),
  telephone: both(
    'Нужен номер телефона; не российский — с кодом страны.',
    'A telephone number is wanted, with the country where that is not Russia.',
  ),
  'time-zone': both('Нужен часовой пояс, например Asia/Omsk.', 'A time zone is wanted, such as Asia/Omsk.'),
  hours: both(
    'Нужны рабочие часы: дни «mon-fri» или «sat», часы «09:30-18:00», конец позже начала и не позже 24:00, день не дважды.',
    'Working hours are wanted: days such as "mon-fri" or "sat", hours such as "09:30-18:00", the end later than the start and at ' +
      'most 24:00, no day twice.',
  ),
  'no-hours': both('За всю неделю нет ни одного рабочего часа.', 'The week has no working hour at all.'),
  'nothing-changed': both('Укажите, что изменить.', 'Say what to change.'),
  'end-needed': both('Укажите, когда это закончится.', 'Say when it ends.'),
  'maintenance-only': both(
    'Со службами согласуют только плановые работы.',
    'Only maintenance is agreed with services.',
  ),
  'announce-by': both('Объявить нужно было не позднее {latest}.', 'It had to be announced by {latest}.'),
  'rule-narrows': both(
    'Назовите хотя бы одно условие: тему, вид проблемы, службу, компанию или слова.',
    'Name one condition at least: a topic, a category, a service, a company or words.',
  ),
  'nothing-classified': both(
    'Укажите тему, приоритет, уровень или число ТС.',
    'Name a topic, a priority, a level or a number of vehicles.',
  ),
  'files-without-text': both('Файлы идут вместе с текстом.', 'Files go together with a text.'),
  'files-without-comment': both('Файлы идут вместе с комментарием.', 'Files go together with a comment.'),
  'days-or-until': both('Укажите что-то одно: число дней или дату.', 'Name either a number of days or a date.'),
  'one-change': both(
    'Укажите что-то одно: работает ли человек здесь, в каких подразделениях или его данные.',
    'Say one of these: whether the person works here, for which services, or the data of the person.',
  ),
  'company-needed': both('Пользователь принадлежит компании: выберите её.', 'A user belongs to a company: choose it.'),
  'no-company': both(
    'Компания бывает только у пользователя и персонального менеджера.',
    'Only users and personal managers have a company.',
  ),
  'users-only': both('Это бывает только у пользователя компании.', 'Only users of a company have this.'),
  'specialists-only': both('Подразделения бывают только у специалиста.', 'Only specialists work for single services.'),
  'address-needed': both('Чтобы пригласить, нужен адрес электронной почты.', 'An invitation needs an e-mail address.'),
  'mail-domain': both('Нужен почтовый домен, например kvant.ru.', 'A mail domain is wanted, such as kvant.example.'),
  'everybodys-domain': both(
    'На этом домене почта есть у кого угодно: по нему компанию не узнать. Добавьте людей с их адресами.',
    'Anybody can have an address there, so it tells no company. Add the people with their addresses.',
  ),
  'counter-terms': both(
    'Встречное предложение называет дни или дату, другие ответы — ничего.',
    'A counter offer names either days or a date, and no other answer does.',
  ),
  'of-without-duplicate': both(
    'Другую заявку указывают только при закрытии повтора.',
    'Another ticket is named only where a duplicate is closed.',
  ),
  'move-terms': both(
    'Перенос называет начало и конец, другие ответы — нет.',
    'A move names both from and to, and no other answer does.',
  ),
  'signature-terms': both(
    'Подпись — один из файлов акта, и с ней указывают, кто подписал.',
    'A signature is one of the files of the act, and goes with the name of who signed.',
  ),
  'needs-terms': both(
    'Что взять с собой, указывают в акте, по которому нужен ещё выезд.',
    'What to bring along is named in an act by which another visit is needed.',
  ),

  'no-body': both('Нужно тело запроса в JSON.', 'A JSON body is needed.'),
  'no-file': both('Форма должна принести один файл в поле file.', 'The form must bring one file in the field "file".'),
  'invalid-form': both('Форма составлена неверно.', 'The form is malformed.'),
  'unfit-text': both(
    'В тексте есть знаки, которые нельзя сохранить.',
    'The text holds characters that cannot be stored.',
  ),
  'unfit-key': both('Поле с таким именем недопустимо.', 'A field of this name is not allowed.'),
  'too-deep': both('Вложенность — не больше {most} уровней.', 'At most {most} levels of nesting.'),
  'idempotency-key': both('Нужно от 1 до 200 видимых знаков ASCII.', '1 to 200 visible ASCII characters are wanted.'),
  'if-match': both('Нужна ревизия, например "12".', 'The revision is wanted, such as "12".'),
  'desk-needed': both('Укажите, какая служба имеется в виду.', 'Say which desk is meant.'),
  'author-needed': both('Сотрудник указывает, за кого подаёт заявку.', 'Staff say for whom they file.'),
  'staff-only': both('Это указывают только сотрудники службы.', 'Only people of the desk say this.'),
  'lead-only': both('Это указывают только руководители службы.', 'Only managers of the desk say this.'),
  'session-only': both(
    'Так завершают сеанс, открытый по имени и паролю; ключ программы сеанса не открывает.',
    'This ends a session opened by name and password; the key of a program opens none.',
  ),
  'who-may': both('Это могут: {holders}.', 'Those who may: {holders}.'),
  'calls-only': both('Задним числом записывают только звонок.', 'Only a recorded call is dated back.'),
  'in-future': both('Это время ещё не наступило.', 'That time has not come yet.'),
  'ends-before': both('Конец не может быть раньше начала.', 'The end cannot be earlier than the start.'),
  'before-start': both(
    'Это не может быть раньше получения заявки.',
    'It cannot be earlier than the ticket is received.',
  ),
  'own-client-only': both('Можно указать только свою компанию.', 'Only the own company can be named.'),
  'not-later': both('Конец должен быть позже начала.', 'The end must be later than the start.'),
  'too-long': both('Не больше {most} дней от начала.', 'At most {most} days from the start.'),
  'not-here': both('Это указывают только для расписания.', 'Only a schedule has it.'),
  'schedule-needs': both('Расписанию это нужно.', 'A schedule needs it.'),
  'same-place': both('Места должны быть разными.', 'The two places must be different ones.'),
  'no-such-person': both('Среди людей этой компании такого нет.', 'Nobody of this company goes by that.'),
  'unknown-client': both('Такой компании здесь нет.', 'There is no such company here.'),
  'unknown-attachment': both('Такого файла нет, или он вам не виден.', 'There is no such file, or you may not see it.'),
  'unknown-article': both('Такой статьи здесь нет.', 'There is no such article here.'),
  'unknown-release': both('Такого выпуска в реестре нет.', 'The register has no such release.'),
  'unknown-ticket': both('Такой заявки нет, или она вам не видна.', 'There is no such ticket, or you may not see it.'),
  'mended-or-rejected': both(
    'Дефект либо исправит выпуск, либо это не дефект.',
    'Either a release mends it, or it is none.',
  ),
  'parts-short': both('Не хватает: {part}.', 'There is not enough of: {part}.'),
  'unknown-zone': both('Такого часового пояса нет.', 'There is no such time zone.'),
  'unknown-layer': both('Такого производственного календаря нет.', 'There is no such official calendar.'),
  'no-working-time': both('Не остаётся ни одного рабочего часа.', 'No working hour is left.'),
  'day-both-open-and-closed': both('Один день и открыт, и закрыт.', 'One day is both open and closed.'),
  'out-of-range': both('Нужна дата с 1970 по 2100 год.', 'A date from 1970 to 2100 is wanted.'),
  'most-bytes': both('Файл должен быть не больше {most} байт.', 'The file may have at most {most} bytes.'),
  'request-types': both(
    'Выберите вид обращения (requestType): {values}.',
    'Choose the type of the request (requestType): {values}.',
  ),
  'file-kinds': both('Принимаются: {values}.', 'These are taken: {values}.'),
  'file-kinds-packed': both(
    'Принимаются: {values}; в архиве ({archives}): {packed}.',
    'These are taken: {values}; in an archive ({archives}): {packed}.',
  ),
  'file-infected': both(
    'Проверка на вирусы нашла в файле {found}, он не принят.',
    'The virus scanner has found {found} in the file: it is not taken.',
  ),
  'file-not-scanned': both(
    'Файл слишком велик для проверки на вирусы, он не принят.',
    'The file is too large for the virus scanner: it is not taken.',
  ),
  'file-unlike-kind': both(
    'Принимается любой вид файлов, но содержимое этого — не {kind}.',
    'Any kind of file is taken, but the content of this one is not {kind}.',
  ),
  'archive-entry-kind': both(
    'В архиве есть файл вида {kind}; в архиве принимаются только {packed}.',
    'A file in the archive is {kind}; in an archive only these are taken: {packed}.',
  ),
  'archive-in-archive': both(
    'В архиве лежит другой архив; в архиве принимаются только {packed}.',
    'There is an archive in the archive; in an archive only these are taken: {packed}.',
  ),
  'archive-empty': both(
    'В архиве нет файлов; в архиве принимаются {packed}.',
    'The archive has no files; in an archive these are taken: {packed}.',
  ),
  'archive-encrypted': both(
    'Архив с паролем не принимается: его не проверить. Упакуйте без пароля: {packed}.',
    'An archive with a password is not taken: it cannot be checked. Pack without one: {packed}.',
  ),
  'archive-unreadable': both(
    'Архив повреждён, разбит на тома или упакован способом, который здесь не читают. В архиве принимаются {packed}.',
    'The archive is damaged, one of several volumes, or packed in a way that is not read here. In an archive these are taken: {packed}.',
  ),
  'archive-many-entries': both(
    'В архиве больше {most} файлов; в архиве принимаются {packed}.',
    'The archive has more than {most} entries; in an archive these are taken: {packed}.',
  ),
  'archive-unpacks-large': both(
    'В распакованном виде архив больше {most} МБ; в архиве принимаются {packed}.',
    'The archive unpacks to more than {most} MB; in an archive these are taken: {packed}.',
  ),
  'archive-takes-long': both(
    'Архив не удалось проверить за отведённое время; в архиве принимаются {packed}.',
    'The archive could not be checked in the time there is; in an archive these are taken: {packed}.',
  ),
  ...formFaultTexts,
  ...contractFaultTexts,
  ...targetFaultTexts,
  'body-kind': both('Принимается: {values}.', 'This is taken: {values}.'),
} as const satisfies Record<string, Text>;

export type FaultTextCode = keyof typeof faultTexts;

/** What fills the places of a text; what is a text itself, in the language of the whole. */
export type FaultValues = Readonly<Record<string, string | number | Text>>;

/** Whether a text stands under this name; names come from schemas, and `constructor` is none. */
export function isFaultText(name: string): name is FaultTextCode {
  return Object.hasOwn(faultTexts, name);
}

/** The text in one language, its places filled. */
export function faultText(code: FaultTextCode, language: Language, values: FaultValues = {}): string {
  const said = Object.entries(values).map(([place, value]) => [
    place,
    typeof value === 'object' ? say(value, language) : value,
  ]);
  return fill(faultTexts[code][language], Object.fromEntries(said) as Record<string, string | number>);
}

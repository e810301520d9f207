/** What people read of tickets: a sentence for each fact, and why a command cannot be. */
import type { TicketEvent, WarningCode } from '../domain/ticket';
import type { RefusalCode } from '../domain/policy/refusals';
import type { Text } from '../domain/regulation/types';
import { both, fill } from './language';
import type { Language } from './language';
import { actFacts, actRefusals } from './acts';
import { consentFacts, consentRefusals } from './consents';
import { workFacts, workRefusals } from './works';
import { ruleFacts, ruleRefusals } from './rule-acts';
import { kernelSentences, partsSentences } from './timeline-shared';

/** One sentence for each fact of a ticket. Places in braces are filled from the event's own data. */
export const ticketFacts: Readonly<Record<TicketEvent['type'], Text>> = {
  opened: both('Заявка {tid} открыта', 'Ticket {tid} opened'),
  replied: both('Новое сообщение', 'A message'),
  noted: both('Внутренняя заметка', 'An internal note'),
  assigned: both('Ответственный: {to}', 'Assigned to {to}'),
  classified: both('Тема {topic}, приоритет {priority}', 'Topic {topic}, priority {priority}'),
  triaged: both('Первый ответ: {outcome}', 'First answer: {outcome}'),
  estimated: both('Ориентировочный срок: {expectedAt}', 'Indicative time: {expectedAt}'),
  'estimate-lapsed': both(
    'Ориентировочный срок {expectedAt} больше не действует',
    'The indicative time {expectedAt} no longer stands',
  ),
  'limit-moved': both('Срок решения: {due} (раньше {was})', 'Due {due} (before: {was})'),
  'wait-begun': both('Работа ждёт: {reason}', 'The work waits: {reason}'),
  'wait-ended': both('Ожидание «{reason}» закончилось', 'The wait "{reason}" ended'),
  'extension-proposed': both('Предложено перенести срок решения', 'Another due date proposed'),
  'extension-accepted': both('Новый срок решения согласован', 'The new due date agreed'),
  'extension-declined': both('Предложение перенести срок отклонено', 'The proposed due date declined'),
  'extension-countered': both('Предложен другой срок решения', 'Another due date offered in return'),
  'extension-expired': both('Предложение перенести срок больше не действует', 'The proposed due date no longer stands'),
  solved: both('Предложено решение', 'A solution brought'),
  'solution-delivered': both('Решение доставлено автору', 'The solution has reached the author'),
  'silence-warned': both(
    'Автор предупреждён: без возражений заявка закроется',
    'Warned: without an objection the ticket is closed',
  ),
  'warning-delivered': both('Предупреждение дошло до автора', 'The warning has reached the author'),
  'silence-held': both(
    'Закрытие отложено: предупреждение ещё не дошло',
    'Closing put off: the warning has not arrived yet',
  ),
  confirmed: both('Решение подтверждено', 'The solution confirmed'),
  objected: both('Возражение против решения', 'Objected to the solution'),
  'resolution-resumed': both('Работа над решением продолжена', 'Resolution resumed'),
  closed: both('Заявка закрыта: {how}', 'Closed: {how}'),
  'closing-voided': both(
    'Закрытие отменено: сообщение клиента пришло вовремя',
    'Closing void: the message of the client had come in time',
  ),
  rated: both('Оценка: {score}', 'Rated: {score}'),
  'rating-corrected': both('Оценка исправлена: {score}', 'The rating corrected: {score}'),
  'duplicate-joined': both('Присоединён повтор: заявка {tid}', 'Ticket {tid} joined as a duplicate'),
  'word-passed-on': both('Сообщение передано в заявку {tid}', 'The message went on to ticket {tid}'),
  'word-followed': both('Сообщение из заявки {tid}', 'A message from ticket {tid}'),
  'word-kept': both('Сообщение клиента ждёт решения поддержки', "A message of the client awaits the desk's decision"),
  'courtesy-marked': both(
    'Сообщение клиента ничего не меняет: решение в силе',
    "The client's message changes nothing: the solution stands",
  ),
  reopened: both('Заявка открыта снова, цикл {cycle}', 'Reopened, cycle {cycle}'),
  'visit-requested': both('Запрошен выезд', 'A visit requested'),
  'access-requested': both('Запрошены данные доступа: {what}', 'Access data asked for: {what}'),
  'access-progressed': both('{progressed}', '{progressed}'),
  'visit-progressed': both('Выезд {visit}: «{stage}». {next}', 'Visit {visit}: "{stage}". {next}'),
  'call-logged': both('Звонок: {outcome}', 'A call: {outcome}'),
  shared: both('Заявку открыли коллегам', 'Shared with colleagues'),
  unshared: both('Участники вышли из заявки', 'Followers taken off'),
  'author-changed': both('Сменился автор заявки', 'The ticket has another author'),
  'split-off': both('Выделена отдельная заявка', 'A ticket split off'),
  'service-set': both('Заявка у службы «{service}»', 'The ticket is with the service "{service}"'),
  'handed-over': both('Передана службе «{service}»', 'Handed over to the service "{service}"'),
  'hand-over-accepted': both('Служба «{service}» приняла заявку', 'The service "{service}" accepted the ticket'),
  'hand-over-returned': both(
    'Служба «{fromService}» вернула заявку. {reason}',
    'The service "{fromService}" returned the ticket. {reason}',
  ),
  'hand-over-lapsed': both(
    'Передача службе «{service}» отменена: {because}',
    'The hand-over to the service "{service}" is off: {because}',
  ),
  'test-recorded': both('Проверка «{test}»: {result}', 'The test "{test}": {result}'),
  'questions-answered': both('Ответы на вопросы «{list}»', 'Answers to the questions "{list}"'),
  'delivery-failed': both('Сообщение не доставлено: «{kind}»', 'A message was not delivered: "{kind}"'),
  'stage-entered': both('Этап: {stage}', 'Stage: {stage}'),
  ...actFacts,
  ...consentFacts,
  ...workFacts,
  ...ruleFacts,
  ...partsSentences,
  ...kernelSentences,
};

/** The first line of a ticket whose confirmation has arrived (HT-10). */
export function acceptedText(values: Readonly<Record<string, string | number>>, language: Language): string {
  return fill(accepted[language], values);
}

const accepted = both(
  'Заявка {tid} открыта и принята: подтверждение доставлено {acceptedAt}',
  'Ticket {tid} opened and accepted: the confirmation arrived on {acceptedAt}',
);

/** How a ticket was closed that another one stands for. */
export function duplicateText(of: string, language: Language): string {
  return fill(duplicate[language], { of });
}

const duplicate = both('повтор заявки {of}', 'a duplicate of {of}');

/** What a command does beside what its name says. */
export const warningTexts: Readonly<Record<WarningCode, Text>> = {
  'takes-solution-back': both(
    'Это вернёт заявку в работу: решение перестанет считаться предложенным, срок пойдёт дальше. Если клиент только поблагодарил, отметьте это как благодарность.',
    'This takes the solution back: the work goes on and the due date counts again. If the client has only said thank you, mark the message as a courtesy.',
  ),
};

/**
 * The sentence for an event.
 *
 * @param values the event's data, with instants and codes already put into the reader's words
 */
/** Who is responsible, where nobody is. */
export const nobodyYet = both('не назначен', 'nobody yet');

/** Of a closing that is void since the letter that silence counted from came back. */
export const closingUndelivered = both(
  'Закрытие отменено: письмо, от которого отсчитывалось молчание, не дошло',
  'Closing void: the letter that silence counted from did not arrive',
);

export function timelineText(
  type: TicketEvent['type'],
  values: Readonly<Record<string, string | number | null | undefined>>,
  language: Language,
): string {
  return fill(ticketFacts[type][language], values);
}

/** Why a command cannot be, to whatever it was given; those of visits stand beside theirs. */
export const ticketRefusals = {
  'not-allowed': both('Вам это здесь не разрешено.', 'You may not do this here.'),
  'revision-moved': both(
    'С тех пор, как вы это прочитали, были изменения. Прочитайте ещё раз и повторите.',
    'It has changed since you read it. Read it again and repeat.',
  ),
  'ticket-closed': both('Заявка закрыта.', 'The ticket is closed.'),
  'not-closed': both('Заявка не закрыта.', 'The ticket is not closed.'),
  'already-solved': both('Решение уже предложено.', 'A solution already stands.'),
  'not-solved': both('Решения ещё нет.', 'There is no solution yet.'),
  'already-triaged': both('Первый этап уже завершён.', 'Stage 1 has ended already.'),
  'not-triaged': both('Первый этап ещё не завершён.', 'Stage 1 has not ended yet.'),
  'estimate-required': both(
    'По этой теме нужно назвать ориентировочный срок решения.',
    'This topic needs an indicative resolution time.',
  ),
  'estimate-in-past': both('Ориентировочный срок уже прошёл.', 'The indicative time lies in the past.'),
  'estimate-beyond-limit': both(
    'Ориентировочный срок позже предельного: сначала согласуйте продление.',
    'The indicative time lies beyond the limit: agree on an extension first.',
  ),
  'already-waiting': both('Ожидание по этой причине уже идёт.', 'A wait for this reason goes on already.'),
  'not-waiting': both('Заявка сейчас ничего не ждёт.', 'The ticket waits for nothing now.'),
  'unknown-wait': both('В регламенте нет такой причины ожидания.', 'The regulation knows no such reason to wait.'),
  'wait-needs-extension': both(
    'Для такого ожидания сначала нужно согласованное продление.',
    'This wait needs an agreed extension first.',
  ),
  'date-out-of-range': both(
    'Дата выходит за годы, на которые есть календари.',
    'The date lies outside the years that calendars cover.',
  ),
  'until-in-past': both('Эта дата уже прошла.', 'This date lies in the past.'),
  'unknown-topic': both('В регламенте нет такой темы.', 'The regulation knows no such topic.'),
  'unknown-priority': both('В регламенте нет такого приоритета.', 'The regulation knows no such priority.'),
  'no-contract': both(
    'Обращения принимаются только по действующему договору.',
    'Requests are taken only under a contract in force.',
  ),
  'unknown-category': both(
    'В регламенте нет такого вида проблем.',
    'The regulation knows no such category of problems.',
  ),
  'category-needs-reason': both(
    'Чтобы изменить вид проблемы, назовите причину.',
    'To change the category of the problem, give the reason.',
  ),
  'unknown-level': both('В регламенте нет такого уровня обслуживания.', 'The regulation knows no such service level.'),
  'nothing-to-change': both('Всё уже так, как вы просите.', 'It is so already.'),
  'follows-by-rule': both(
    'По регламенту ответы по каждой заявке компании получает и её руководитель.',
    'By the regulation whoever leads the company gets the answers on each of its tickets.',
  ),
  'unknown-person': both('В службе нет такого сотрудника.', 'Nobody of the desk goes by this id.'),
  'inactive-person': both('Этот сотрудник больше не работает в службе.', 'This person no longer works at the desk.'),
  'not-for-this-person': both(
    'Этот сотрудник не может вести такую заявку или не видит её.',
    'This person may not work on such a ticket, or does not see it.',
  ),
  'client-not-named': both('Назовите компанию, от которой вы обращаетесь.', 'Name the company for which you file.'),
  'level-needs-reason': both(
    'Объясните, почему уровень обслуживания не тот, что в договоре.',
    'Say why the level is not the one of the contract.',
  ),
  'proposal-open': both('Одно предложение уже ждёт ответа.', 'A proposal already awaits an answer.'),
  'no-proposal': both('Никакое предложение ответа не ждёт.', 'No proposal awaits an answer.'),
  'own-proposal': both('На предложение отвечает другая сторона.', 'The other side answers a proposal.'),
  'own-solution': both('Своё решение не подтверждают.', 'Nobody confirms an own solution.'),
  'not-later': both('Новый срок должен быть позже прежнего.', 'The new due date must be later than the old one.'),
  'wrong-unit': both(
    'Срок считается не в днях: назовите дату.',
    'The limit is not counted in days: name a date instead.',
  ),
  'no-limit-to-extend': both('Сейчас нет срока, который можно перенести.', 'There is no due date to move now.'),
  'counter-needs-term': both('Встречное предложение называет дни или дату.', 'A counter offer names days or a date.'),
  'objection-out-of-range': both(
    'Время на возражение — от 1 до 30 дней.',
    'The time for objection is from 1 to 30 days.',
  ),
  'word-not-after-solution': both(
    'Нет сообщения клиента, о котором нужно решать.',
    'No message of the client awaits a decision.',
  ),
  'close-needs-reason': both('Назовите причину закрытия.', 'Name the reason for closing.'),
  'unsolved-only': both(
    'Решение уже предложено: без автора заявку закрывает руководитель, а специалист — если автор согласился по телефону.',
    'A solution stands: without the author the manager closes, and a specialist where the author agreed by telephone.',
  ),
  'agreement-needed': both(
    'Нужен записанный звонок, в котором клиент согласился и после которого не возражал.',
    'It needs a logged call in which the client agreed, and no objection since.',
  ),
  'condition-not-met': both(
    'По регламенту вы можете это только при условии, которое сейчас не выполнено.',
    'By the regulation you may do this only under a condition that does not hold now.',
  ),
  'already-rated': both(
    'Оценка уже дана, и изменить её больше нельзя.',
    'A rating has been given, and can no longer be changed.',
  ),
  'unknown-score': both('В шкале нет такой оценки.', 'The scale has no such score.'),
  'reason-required': both('Назовите главную причину оценки.', 'Name the main reason of the rating.'),
  'unknown-reason': both('В регламенте нет такой причины.', 'The regulation has no such reason.'),
  'comment-required': both('К оценке нужен комментарий.', 'The rating needs a comment.'),
  'received-out-of-range': both(
    'Звонок записывают не раньше, чем он был, и не позже срока, который отводит регламент; до подачи заявки звонка по ней быть не могло.',
    'A call is recorded after it was, within the time that the regulation gives for it, and cannot have been before the ticket was filed.',
  ),
  'unknown-version': both('Такой редакции регламента нет.', 'There is no such version of the regulation.'),
  'version-does-not-fit': both(
    'Новым правилам не хватает того, что нужно идущим срокам.',
    'The other rules lack what the running deadlines need.',
  ),
  'version-not-newer': both('Заявку переводят только на более новую редакцию.', 'Tickets move to newer versions only.'),
  'unknown-ticket': both('У этого клиента нет такой заявки.', 'This client has no such ticket.'),
  'duplicate-of-itself': both(
    'Заявка не может быть повтором самой себя или своего повтора.',
    'A ticket cannot be a duplicate of itself or of its own duplicate.',
  ),
  'unknown-service': both('В регламенте нет такой службы.', 'The regulation knows no such service.'),
  'no-other-service': both(
    'Передать заявку некому: других служб нет.',
    'There is nobody to hand the ticket over to: no other service.',
  ),
  'own-service': both('Заявка уже у этой службы.', 'This service has the ticket already.'),
  'not-handed-there': both(
    'По регламенту эта служба не передаёт заявки той.',
    'By the regulation this service does not hand over to that one.',
  ),
  'not-your-service': both('Сейчас это работа другой службы.', 'This is the work of another service now.'),
  'hand-over-pending': both(
    'Заявку уже передали, и ответа ещё нет.',
    'It is handed over already and not answered yet.',
  ),
  'no-hand-over': both('Никто эту заявку сейчас не передаёт.', 'Nobody is handing this ticket over now.'),
  'unknown-test': both('В регламенте нет такой проверки.', 'The regulation knows no such test.'),
  'unknown-questions': both(
    'Такого списка вопросов в регламенте нет.',
    'The regulation has no such list of questions.',
  ),
  'not-asked-now': both(
    'Этот список вопросов задают на другом этапе или по другим заявкам.',
    'These questions are asked at another stage, or of other tickets.',
  ),
  'unknown-result': both('У этой проверки нет такого результата.', 'This test has no such result.'),
  'unknown-notice': both('Доставки такого сообщения заявка не ждёт.', 'The ticket waits for no such delivery.'),
  ...ruleRefusals,
  ...actRefusals,
  ...consentRefusals,
  ...workRefusals,
} as const satisfies Partial<Record<RefusalCode, Text>>;

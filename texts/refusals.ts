import type { RefusalCode } from '../domain/policy/refusals';
import type { Text } from '../domain/regulation/types';
import { both } from './language';
import { visitRefusalTexts } from './refusals-visits';

/** What a person reads when a command cannot be. */
export const refusalTexts: Readonly<Record<RefusalCode, Text>> = {
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
  'not-waiting': both('Сейчас никто ничего не ждёт.', 'Nothing is being waited for.'),
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
  'unknown-level': both('В регламенте нет такого уровня обслуживания.', 'The regulation knows no such service level.'),
  'nothing-to-change': both('Всё уже так, как вы просите.', 'Everything already stands as you ask.'),
  'unknown-person': both('В службе нет такого сотрудника.', 'Nobody of the desk goes by this id.'),
  'proposal-open': both('Одно предложение уже ждёт ответа.', 'A proposal already awaits an answer.'),
  'no-proposal': both('Никакое предложение ответа не ждёт.', 'No proposal awaits an answer.'),
  'own-proposal': both('На предложение отвечает другая сторона.', 'The other side answers a proposal.'),
  'not-later': both('Продление должно сдвигать срок позже.', 'An extension must move the due instant later.'),
  'wrong-unit': both(
    'Срок считается не в днях: назовите дату.',
    'The limit is not counted in days: name a date instead.',
  ),
  'no-limit-to-extend': both('Нет идущего срока, который можно продлить.', 'No running limit can be extended.'),
  'counter-needs-term': both('Встречное предложение называет дни или дату.', 'A counter offer names days or a date.'),
  'objection-out-of-range': both(
    'Время на возражение — от 1 до 30 дней.',
    'The time for objection is from 1 to 30 days.',
  ),
  'word-not-after-solution': both('Нет сообщения клиента, ждущего оценки.', 'No word of the client awaits judgement.'),
  'close-needs-reason': both('Сотрудник закрывает заявку с причиной.', 'Staff close with a reason.'),
  'unsolved-only': both(
    'Без согласия автора специалист закрывает только нерешённое: повтор, отзыв или согласие по телефону.',
    'Without the author, a specialist closes only what was not solved: a duplicate, a withdrawal or agreement by phone.',
  ),
  'agreement-needed': both(
    'Сначала запишите звонок, в котором клиент согласился.',
    'Log the call in which the client agreed first.',
  ),
  'already-rated': both('Оценка уже дана.', 'A rating has been given.'),
  'unknown-score': both('В шкале нет такой оценки.', 'The scale has no such score.'),
  'reason-required': both('Назовите главную причину оценки.', 'Name the main reason of the rating.'),
  'unknown-reason': both('В регламенте нет такой причины.', 'The regulation has no such reason.'),
  'comment-required': both('К оценке нужен комментарий.', 'The rating needs a comment.'),
  'received-out-of-range': both(
    'Звонок записывают задним числом не далее одного рабочего дня и после последнего события.',
    'A recorded call may be dated back within one working day and after the last event only.',
  ),
  'unknown-version': both('Такой редакции регламента нет.', 'There is no such version of the regulation.'),
  'version-does-not-fit': both(
    'Редакция не подходит к договору этого клиента.',
    'The version does not fit the contract of this client.',
  ),
  'version-not-newer': both('Заявку переводят только на более новую редакцию.', 'Tickets move to newer versions only.'),
  'unknown-notice': both('Заявка не ждёт такого письма.', 'The ticket waits for no such letter.'),
  ...visitRefusalTexts,
};

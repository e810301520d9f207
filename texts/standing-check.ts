/** What is read of the standing check: what it found, what that means, and what to do about it. */
import type { CheckStage, FindingCode } from '../domain/standing-check';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

export const checkStageTexts: Readonly<Record<CheckStage, Text>> = {
  waiting: both('ждёт следующего обхода', 'waits for its next pass'),
  passing: both('идёт обход', 'a pass is under way'),
};

export const checkDetails = {
  head: both('**{number}** — {stage}', '**{number}** — {stage}'),
  last: both(
    'Последний обход: {endedAt}, осмотрено {asked}, найдено {found}',
    'Last pass: {endedAt}, {asked} looked at, {found} found',
  ),
} as const;

/** Of a code: what is wrong, and what a person does about it. */
export const findingTexts: Readonly<Record<FindingCode, { readonly what: Text; readonly act: Text }>> = {
  'run-missing': {
    what: both('У процесса нет выполнения в Temporal', 'Temporal has no run of the process'),
    act: both(
      'Запустите npm run rebuild: выполнения начнутся заново, сроки не изменятся.',
      'Run npm run rebuild: runs start anew, no date changes.',
    ),
  },
  'run-foreign': {
    what: both(
      'Под этим номером в Temporal идёт выполнение другой базы',
      'Under this number Temporal has a run of another store',
    ),
    act: both(
      'Две базы делят одно пространство имён Temporal. Разведите их по разным пространствам, остановите чужое выполнение и запустите npm run rebuild.',
      'Two stores share a namespace of Temporal. Give each its own, terminate the foreign run, then run npm run rebuild.',
    ),
  },
  'timer-missing': {
    what: both('Выполнение не ждёт ближайшего срока', 'The run does not wait for its next date'),
    act: both(
      'Отправьте выполнению сигнал `process` в Temporal UI или запустите npm run rebuild. Если повторяется, посмотрите журнал worker.',
      'Send the run the signal `process` in Temporal UI, or run npm run rebuild. If it comes again, look into the log of the worker.',
    ),
  },
  'ledger-missing': {
    what: both('Процесса нет в реестре выполнений', 'The ledger of runs does not know the process'),
    act: both(
      'Так бывает после правки базы руками или неполного восстановления. Восстановите базу из копии и сообщите разработчикам.',
      'This comes of a database changed by hand, or restored in part. Restore it from a backup, and tell the developers.',
    ),
  },
  'row-waiting': {
    what: both(
      'Принятое слово не рассмотрено больше десяти минут',
      'An accepted word has waited for more than ten minutes',
    ),
    act: both(
      'Проверьте, работают ли worker и Temporal; слово рассмотрят, как только они ответят.',
      'See whether worker and Temporal run; the word is decided as soon as they answer.',
    ),
  },
  'row-set-aside': {
    what: both('Решение отложено из-за ошибки программы', 'A decision was set aside because of a fault'),
    act: both(
      'Откройте «Управление → Отложенное»; когда ошибка исправлена, решите ещё раз.',
      'Open Administration, Set aside; when the fault is mended, decide it again.',
    ),
  },
  'notice-leased': {
    what: both('Письмо взято на отправку и не отпущено', 'A letter is in hand and is not given back'),
    act: both(
      'Перезапустите worker. Если письмо и тогда не уйдёт, посмотрите его в «Обзор → Письма».',
      'Restart the worker. If the letter does not leave then either, look at it in Overview, Letters.',
    ),
  },
  'assignee-inactive': {
    what: both('Ответственный больше не работает в службе', 'The responsible does not work at the desk any more'),
    act: both('Назначьте другого ответственного.', 'Assign somebody else.'),
  },
  'clock-without-owner': {
    what: both('Следующий шаг за ролью, которой ни у кого нет', 'The next step is owed by a role that nobody has'),
    act: both('Дайте эту роль кому-нибудь из службы.', 'Give the role to somebody of the desk.'),
  },
  'mailbox-silent': {
    what: both('Почтовый ящик не читается больше часа', 'A mailbox has not been read for more than an hour'),
    act: both(
      'Проверьте процесс mail и доступ к ящику: «Управление → Почтовые ящики».',
      'See whether the mail process runs and can sign in to it: Administration, Mailboxes.',
    ),
  },
  'webhook-set-aside': {
    what: both('Сообщения вебхука не приняты за сутки', 'Messages of a webhook were not taken for a day'),
    act: both(
      'Узнайте, почему их не принимает другая программа, и отправьте их ещё раз: «Управление → Вебхуки».',
      'Find out why the other program does not take them, then send them again: Administration, Webhooks.',
    ),
  },
  'webhook-dropped': {
    what: both(
      'Сообщения вебхука ждали месяц и больше не отправляются',
      'Messages of a webhook waited for a month and are sent no more',
    ),
    act: both(
      'Если они ещё нужны, отправьте их ещё раз: «Управление → Вебхуки». Вебхук, который больше не нужен, удалите.',
      'Send them again if they are still needed, and end a webhook that nobody needs: Administration, Webhooks.',
    ),
  },
  'webhook-paused': {
    what: both('Вебхук остановлен: адрес не отвечает', 'A webhook rests: its address takes nothing'),
    act: both(
      'Исправьте адрес или другую программу и продолжите отправку: «Управление → Вебхуки». Всё накопленное уйдёт по порядку.',
      'Mend the address or the other program, then let it go on: Administration, Webhooks. What has waited leaves in its order.',
    ),
  },
  'erasure-to-review': {
    what: both(
      'Есть заявки, где, возможно, речь о человеке, слова которого стираются',
      'Tickets may speak of a person whose words are being erased',
    ),
    act: both(
      'Прочитайте их и решите по каждой: «Управление → Люди», страница этого человека. Без решения слова останутся.',
      'Read them and decide about each: Administration, People, the page of that person. Without a decision the words stay.',
    ),
  },
  'pin-stale': {
    what: both('Сроки считаются по прежнему календарю', 'Dates are counted by an earlier calendar'),
    act: both(
      'Опубликуйте календарь ещё раз: процесс пересчитает сроки. Если новый календарь ему не подходит, измените договор.',
      'Publish the calendar again: the process counts anew. If the new calendar does not fit it, change the contract.',
    ),
  },
};

/** What `npm run check` says. */
export const checkCommandTexts = {
  usage: both(
    'npm run check [-- --desk КОД ... --json --lang ru|en]: обходит всё открытое в базе и в Temporal и печатает, что не так. Код выхода: 0 — порядок, 1 — найдено, 2 — не удалось спросить.',
    'npm run check [-- --desk CODE ... --json --lang ru|en]: passes over everything open in the database and in Temporal, and prints what is wrong. Exit code: 0 all is well, 1 something was found, 2 it could not be asked.',
  ),
  clean: both('Осмотрено процессов: {asked}. Всё на месте.', 'Processes looked at: {asked}. All is well.'),
  found: both('Осмотрено процессов: {asked}. Найдено: {found}.', 'Processes looked at: {asked}. Found: {found}.'),
  unknownDesk: both('Службы {desk} нет.', 'There is no desk {desk}.'),
  notAsked: both('Не удалось спросить:', 'It could not be asked:'),
} as const;

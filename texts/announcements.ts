/** What is read of announcements: kinds, stages, what was done, what is owed, and why something cannot be. */
import type { AnnouncementEvent, AnnouncementStage, AnnouncementStep } from '../domain/announcement';
import type { RefusalCode } from '../domain/policy/refusals';
import type { KernelEvent } from '../domain/process';
import type { AnnouncementKind } from '../domain/regulation';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

export const announcementRefusals = {
  'announcement-over': both('Объявление уже закончилось или отменено.', 'The announcement is over or cancelled.'),
  announced: both('Это уже не черновик.', 'It is no draft any more.'),
  'announced-too-late': both(
    'Предупреждать уже поздно: до начала осталось меньше, чем требует регламент. Позже срока объявляют только аварии.',
    'It is too late to tell of it: less time is left than the regulation asks. Only an emergency is announced later.',
  ),
  'services-needed': both(
    'Работы согласуют со службами: выберите, кого они коснутся.',
    'Maintenance is agreed with services: choose those that it touches.',
  ),
  'agreed-time-stands': both(
    'Согласованное время не переносят: отмените объявление и согласуйте другое.',
    'An agreed time is not moved: cancel the announcement and agree on another one.',
  ),
  'not-scheduled': both('Объявление не ждёт отправки.', 'The announcement is not waiting to leave.'),
  'not-announced': both('Об этом ещё никому не сообщали.', 'Nobody was told of it yet.'),
  'not-agreeing': both('Согласования сейчас нет.', 'Services are not asked at this moment.'),
  'not-asked-service': both('Эту службу не спрашивали.', 'This service is not asked.'),
  'not-of-service': both('За службу отвечают её сотрудники.', 'Only people of the service answer for it.'),
  'own-announcement': both(
    'Своё объявление согласовать нельзя: ответит кто-то другой.',
    'Nobody agrees to an own announcement: somebody else answers.',
  ),
} as const satisfies Partial<Record<RefusalCode, Text>>;

export const announcementKindTexts: Readonly<Record<AnnouncementKind, Text>> = {
  break: both('Технический перерыв', 'Technical break'),
  hours: both('Изменение часов работы', 'Changed hours'),
  holiday: both('Праздничные дни', 'Holidays'),
  emergency: both('Авария', 'Emergency'),
  maintenance: both('Плановые работы', 'Maintenance'),
};

export const announcementStageTexts: Readonly<Record<AnnouncementStage, Text>> = {
  draft: both('черновик', 'draft'),
  agreeing: both('на согласовании', 'being agreed'),
  scheduled: both('ждёт отправки', 'scheduled'),
  sent: both('объявлено', 'announced'),
  over: both('закончилось', 'over'),
  cancelled: both('отменено', 'cancelled'),
};

export const announcementStepTexts: Readonly<Record<AnnouncementStep['act'], Text>> = {
  announce: both('объявить или отменить', 'announce it or cancel it'),
  agree: both('ответить за службы', 'answer for the services'),
  leave: both('уйдёт само', 'leaves by itself'),
  end: both('закончится', 'ends'),
};

/** What is done to an announcement, as its record tells it; what follows by itself is nobody's news. */
export const announcementActTexts: Readonly<
  Record<Exclude<AnnouncementEvent['type'], KernelEvent['type'] | 'announcement-told' | 'announcement-left'>, Text>
> = {
  'announcement-drafted': both('Написан черновик', 'Drafted'),
  'announcement-changed': both('Изменено', 'Changed'),
  'agreement-asked': both('Службы спрошены', 'Services were asked'),
  'service-answered': both('Служба ответила', 'A service has answered'),
  'announcement-scheduled': both('Назначена отправка', 'Scheduled'),
  'announcement-sent': both('Объявлено', 'Announced'),
  'announcement-cancelled': both('Отменено', 'Cancelled'),
  'announcement-over': both('Закончилось', 'Over'),
};

export const announcementDetails = {
  head: both('**{number}** — {about}, {stage}', '**{number}** — {about}, {stage}'),
  step: both('Дальше: {act}', 'Next: {act}'),
  telling: both('Расходится по людям', 'On its way to those concerned'),
} as const;

/** What a telling is: the first, a change of what was told, its end before it began, or a question to a service. */
export const announcementLetterTexts = {
  told: both('{about}: {title}', '{about}: {title}'),
  changed: both('Изменилось. {about}: {title}', 'Changed. {about}: {title}'),
  cancelled: both('Отменено. {about}: {title}', 'Cancelled. {about}: {title}'),
  asked: both('Нужно согласие службы. {about}: {title}', 'Your service is asked to agree. {about}: {title}'),
  greeting: both('Здравствуйте, {name}!', 'Hello {name},'),
  from: both('Начало: {from}', 'From: {from}'),
  to: both('Окончание: {to}', 'Until: {to}'),
  open: both('Когда закончится, пока не известно: сообщим.', 'Nobody knows yet when it ends; you will be told.'),
  doesNotTakePlace: both(
    'Объявленное ниже не состоится. {reason}',
    'What was announced below does not take place. {reason}',
  ),
  isChanged: both('Вот что изменилось в объявленном раньше:', 'This has changed in what was announced before:'),
  answer: both(
    'Ответьте за свою службу на странице объявления: согласна она или нет, и почему.',
    'Answer for your service on the page of the announcement: whether it agrees, and if not, why.',
  ),
  act: both('Открыть объявление', 'Open the announcement'),
} as const;

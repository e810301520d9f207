/** The words of regulation files that a page shows, as people say them. */
import type { ArchiveKind, Channel, FeedbackLetter } from '../../domain/regulation/types';
import type { FieldKind, LetterKind, RightHolder, Text } from '../../domain/regulation';
import type { WeekDay } from '../../domain/time';
import { both } from '../language';

export const channelTexts: Readonly<Record<Channel, Text>> = {
  portal: both('портал', 'portal'),
  email: both('электронная почта', 'e-mail'),
  phone: both('телефон', 'telephone'),
  api: both('программный интерфейс', 'API'),
  console: both('консоль', 'console'),
};

export const senderTexts = {
  'company-domain': both('по домену компании', "by the company's domain"),
  'registered-address': both('по зарегистрированному адресу', 'by a registered address'),
} as const satisfies Record<string, Text>;

export const copiedTexts = {
  nobody: both('не следят за заявкой', 'do not follow the ticket'),
  follow: both('следят за заявкой', 'follow the ticket'),
} as const satisfies Record<string, Text>;

export const fieldKindTexts: Readonly<Record<FieldKind, Text>> = {
  text: both('текст', 'text'),
  'long-text': both('длинный текст', 'long text'),
  number: both('число', 'number'),
  choice: both('выбор', 'choice'),
  several: both('несколько из списка', 'several of a list'),
  list: both('список', 'list'),
  'yes-no': both('да или нет', 'yes or no'),
  date: both('дата', 'date'),
  url: both('ссылка', 'link'),
};

export const agreeingTexts = {
  author: both('автор заявки', 'the author of the ticket'),
  company: both('любой сотрудник клиента, кому видна заявка', "anybody of the client's company who sees the ticket"),
  lead: both('руководитель со стороны клиента', "the lead of the client's company"),
  'personal-manager': both('персональный менеджер', 'the personal manager'),
} as const satisfies Record<string, Text>;

export const rightHolderTexts: Readonly<Record<RightHolder, Text>> = {
  author: both('автор', 'the author'),
  lead: both('руководитель со стороны клиента', "the lead of the client's company"),
  company: both('сотрудники клиента, которым видна заявка', "people of the client's company who see the ticket"),
  'personal-manager': both('персональный менеджер', 'the personal manager'),
  specialist: both('специалист', 'a specialist'),
  coordinator: both('координатор', 'a coordinator'),
  manager: both('руководитель', 'a manager'),
  administrator: both('администратор', 'an administrator'),
};

export const keyTexts = {
  requested: both('запроса выезда', 'the request of the visit'),
  ready: both('готовности объекта', 'the readiness of the site'),
  later: both('более позднего из двух: {keys}', 'the later of the two: {keys}'),
} as const satisfies Record<string, Text>;

export const necessityTexts = {
  required: both('обязательно', 'required'),
  optional: both('по желанию', 'optional'),
} as const satisfies Record<string, Text>;

export const archiveTexts: Readonly<Record<ArchiveKind, Text>> = { zip: both('ZIP', 'ZIP'), rar: both('RAR', 'RAR') };

export const ratingLetterTexts: Readonly<Record<FeedbackLetter, Text>> = {
  comment: both('с комментарием поддержки', 'with words of the desk'),
  closing: both('о закрытии', 'of the closing'),
  'rating-asked': both('с просьбой оценить', 'that asks for a rating'),
};

export const letterTexts: Readonly<Record<LetterKind, Text>> = {
  accepted: both('Обращение принято', 'The request is accepted'),
  'split-off': both('Заявка выделена из другой', 'A ticket was split off'),
  'work-begun': both('Работа начата', 'Work has begun'),
  'call-us': both('Просьба позвонить', 'Please call us'),
  answer: both('Ответ поддержки', 'An answer of the desk'),
  estimate: both('Ориентировочный срок', 'An indicative time'),
  wait: both('Ожидание', 'A wait'),
  postponed: both('Работа отложена', 'The work is postponed'),
  'release-planned': both('Выпуск запланирован', 'A release is planned'),
  'release-out': both('Выпуск вышел', 'The release is out'),
  solution: both('Решение', 'The solution'),
  'silence-warning': both('Предупреждение о закрытии', 'A warning before the closing'),
  closed: both('Заявка закрыта', 'The ticket is closed'),
  'rating-asked': both('Просьба об оценке', 'A rating is asked for'),
  declined: both('Обращение отклонено', 'The request is declined'),
  redirected: both('Обращение перенаправлено', 'The request is sent on'),
  reopened: both('Заявка открыта повторно', 'The ticket is reopened'),
};

export const weekDayTexts: Readonly<Record<WeekDay, Text>> = {
  mon: both('пн', 'Mon'),
  tue: both('вт', 'Tue'),
  wed: both('ср', 'Wed'),
  thu: both('чт', 'Thu'),
  fri: both('пт', 'Fri'),
  sat: both('сб', 'Sat'),
  sun: both('вс', 'Sun'),
};

export const hoursTexts = {
  always: both('круглосуточно, без выходных', 'round the clock, every day'),
  days: both('{days} {hours}', '{days} {hours}'),
} as const satisfies Record<string, Text>;

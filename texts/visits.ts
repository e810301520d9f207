import type { Text } from '../domain/regulation/types';
import type { VisitStage } from '../domain/visit';
import { both, textOf } from './language';

/** Where a visit is, as a title. */
export const visitStageTexts: Readonly<Record<VisitStage, Text>> = {
  requested: both('Запрошен', 'Requested'),
  agreeing: both('Согласование времени', 'Agreeing the time'),
  agreed: both('Время согласовано', 'Time agreed'),
  'waiting-vehicle': both('Ожидание готовности', 'Waiting for readiness'),
  'on-the-way': both('Техник в пути', 'On the way'),
  working: both('Работы на месте', 'Working'),
  checking: both('Проверка работ', 'Checking the work'),
  done: both('Выполнен', 'Done'),
  cancelled: both('Отменён', 'Cancelled'),
  'no-show': both('Выезд не состоялся', 'No-show'),
  'needs-another': both('Нужен ещё выезд', 'Another visit needed'),
};

/** That the ticket of a visit has ended. */
export const ticketEndTexts = {
  solved: both('заявка решена', 'the ticket is solved'),
  closed: both('заявка закрыта', 'the ticket is closed'),
} as const satisfies Record<string, Text>;

/** That somebody has to decide on a visit. */
export const inDoubtText: Text = both('под вопросом', 'in doubt');

/** What an entry in somebody's calendar says of a visit. */
export const invitationTexts = {
  summary: both('Выезд {number}: {subject}', 'Visit {number}: {subject}'),
  offered: both('Предложен выезд {number}: {subject}', 'Visit offered, {number}: {subject}'),
  off: both('Отменён выезд {number}: {subject}', 'Called off, visit {number}: {subject}'),
  technician: both('Приедет {technician}.', '{technician} will come.'),
  answer: both(
    'Примите приглашение, если время подходит, или отклоните. Другое время назовите в заявке {tid}.',
    'Accept the invitation if the time suits you, or decline it. Another time is named in ticket {tid}.',
  ),
  where: both(
    'Перенести или отменить выезд можно в заявке {tid}: изменения в календаре мы не увидим.',
    'The visit is moved or called off in ticket {tid}: changes made in a calendar do not reach us.',
  ),
} as const satisfies Record<string, Text>;

/** Federal districts by the codes of the list of regions. */
const districts: Readonly<Record<string, Text>> = {
  central: both('Центральный федеральный округ', 'Central Federal District'),
  northwestern: both('Северо-Западный федеральный округ', 'Northwestern Federal District'),
  southern: both('Южный федеральный округ', 'Southern Federal District'),
  'north-caucasian': both('Северо-Кавказский федеральный округ', 'North Caucasian Federal District'),
  volga: both('Приволжский федеральный округ', 'Volga Federal District'),
  ural: both('Уральский федеральный округ', 'Ural Federal District'),
  siberian: both('Сибирский федеральный округ', 'Siberian Federal District'),
  'far-eastern': both('Дальневосточный федеральный округ', 'Far Eastern Federal District'),
};

/** A federal district; a code without a name stands for itself. */
export function districtText(code: string): Text {
  return textOf(districts, code);
}

/** What the account of a visit's clock says beside the days: its keys, and the rule of the region (SK-17). */
export const visitAccountTexts = {
  keys: both(
    'два ключа: выезд запрошен {requested}, объект готов с {ready}; отсчёт — с более позднего',
    'two keys: the visit was requested {requested}, the site is ready from {ready}; counted from the later one',
  ),
  requestOnly: both('отсчёт с запроса выезда {requested}', 'counted from the request of the visit, {requested}'),
  district: both(
    'место работ: {subject} ({code}), {district}; срок для этого округа — {term}',
    'work address: {subject} ({code}), {district}; the term of this district is {term}',
  ),
  default: both(
    'место работ: {subject} ({code}), {district}; общий срок — {term}',
    'work address: {subject} ({code}), {district}; the general term is {term}',
  ),
  noDistrict: both(
    'место работ: {subject} ({code}) вне федеральных округов; общий срок — {term}',
    'work address: {subject} ({code}), in no federal district; the general term is {term}',
  ),
} as const satisfies Record<string, Text>;

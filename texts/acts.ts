/** Sentences about endings with a reason, releases, pleas for speed and emergencies: parts of the records of a ticket's facts and refusals. */
import type { TicketEvent } from '../domain/ticket';
import type { RefusalCode } from '../domain/policy/refusals';
import type { Text } from '../domain/regulation/types';
import type { faults } from '../domain/regulation/vocabulary';
import { both, fill, type Language } from './language';

export const faultTexts: Readonly<Record<(typeof faults)[number], Text>> = {
  undetermined: both('не установлено', 'not known'),
  client: both('клиента', "the client's"),
  'not-client': both('не клиента', "not the client's"),
};

export const actFacts = {
  'release-planned': both('Ждём выпуска {release}', 'The work waits for release {release}'),
  'release-published': both('Вышел выпуск {release}', 'Release {release} is out'),
  'speed-up-asked': both('Клиент просит ускорить', 'The client asks for more speed'),
  'emergency-proposed': both('Запрошен экстренный режим: {emergency}', 'An emergency proposed: {emergency}'),
  'emergency-declared': both('Объявлен экстренный режим: {emergency}', 'An emergency declared: {emergency}'),
  'emergency-declined': both('Экстренный режим не подтверждён', 'The emergency was not agreed to'),
  'emergency-ended': both('Экстренный режим закончился: {because}', 'The emergency ended: {because}'),
} as const satisfies Partial<Record<TicketEvent['type'], Text>>;

/** How a ticket was closed that was declined, or sent elsewhere. */
export function endingText(how: 'declined' | 'redirected', title: string, language: Language): string {
  return fill(endings[how][language], { title });
}

const endings = {
  declined: both('отклонена, причина — «{title}»', 'declined, "{title}"'),
  redirected: both('вопрос передан — «{title}»', 'sent to "{title}"'),
} as const;

export const actRefusals = {
  'not-provided': both('Регламент этой службы такого не предусматривает.', 'This desk does not do that.'),
  'unknown-redirect': both(
    'В регламенте нет такого адресата, которому передают вопросы.',
    'The regulation has no such place to send a question to.',
  ),
  'wait-not-postponing': both(
    'По этой причине регламент откладывать работу не позволяет.',
    'The regulation does not put work off for this reason.',
  ),
  'wait-without-release': both(
    'То, чего ждёт заявка, не связано с выпуском новой версии.',
    'What the ticket waits for does not come with a release.',
  ),
  'emergency-proposed': both(
    'Экстренный режим уже запрошен и ждёт согласия.',
    'An emergency is proposed already and waits to be agreed to.',
  ),
  'emergency-declared': both('Экстренный режим уже объявлен.', 'An emergency is declared already.'),
  'workaround-unknown': both('Скажите, есть ли обходной путь.', 'Say whether there is a work-around.'),
  'workaround-known': both(
    'Раз ошибку можно обойти, экстренной по этой причине заявка не считается.',
    'With a way around the fault it is no emergency for this reason.',
  ),
  'no-emergency': both('Экстренный режим не объявлен и не запрошен.', 'No emergency is declared or proposed.'),
} as const satisfies Partial<Record<RefusalCode, Text>>;

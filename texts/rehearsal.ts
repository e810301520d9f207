import type { Lack } from '../domain/rehearsal';
import type { Text } from '../domain/regulation/types';
import { both, type Language } from './language';

/** Why a ticket or a visit would go on by the rules that it has. */
export const lackTexts: Readonly<Record<Lack, Text>> = {
  clock: both('нет срока, который у неё идёт', 'a clock that it runs by is gone'),
  calendar: both('нет календаря, по которому идёт её срок', 'the calendar that a clock of it counts by is gone'),
  topic: both('нет её темы', 'its topic is gone'),
  'request-type': both('нет её формы обращения', 'its form of request is gone'),
  level: both('нет её уровня обслуживания', 'its service level is gone'),
  priority: both('нет её приоритета', 'its priority is gone'),
  wait: both('нет ожидания, из-за которого стоит её срок', 'the wait for which a clock of it stands is gone'),
  visits: both('нет выездов', 'there are no field visits any more'),
  service: both('нет службы, у которой она находится', 'the service that has it is gone'),
  agreement: both('нет согласования, на которое ждут ответа', 'the agreement that waits for an answer is gone'),
  'working-time': both('не остаётся рабочего времени', 'no working time is left'),
  contract: both('правила не подходят к договору клиента', "the rules do not fit the client's contract"),
  'date-out-of-range': both('срок вышел бы за известные годы', 'a date would lie beyond the years that are known'),
  fault: both('пересчёт не удаётся из-за ошибки программы', 'a fault of ours: it cannot be computed'),
};

/** What becomes of a date beside its moving. */
export const turnTexts = {
  red: both('станет просроченным', 'becomes overdue'),
  green: both('перестанет быть просроченным', 'is overdue no longer'),
} as const;

/** What becomes of a ticket or a visit. */
export const outcomeTexts = {
  moves: both('даты сдвинутся', 'dates move'),
  stays: both('даты останутся', 'dates stay'),
  unfit: both('новые правила не подойдут', 'the new rules would not fit'),
} as const;

/** A clock as the regulation of its desk calls it; one that it does not have stands for itself. */
export function clockTitle(
  clocks: Readonly<Record<string, { readonly title: Text }>> | undefined,
  code: string,
  language: Language,
): string {
  const rule = clocks !== undefined && Object.hasOwn(clocks, code) ? clocks[code] : undefined;
  return rule === undefined ? code : rule.title[language];
}

/** What `npm run rehearse` says around its tables. */
export const rehearsalTexts = {
  head: both('Репетиция. {what}', 'Rehearsal. {what}'),
  atDesk: both('{what} ({desk})', '{what} ({desk})'),
  at: both('На {at}; ничего не записано.', 'As of {at}; nothing is written.'),
  nobody: both('Ни одной открытой заявки и ни одного выезда это не касается.', 'No open ticket or visit counts by it.'),
  desk: both('служба', 'desk'),
  asked: both('затронуто', 'counted by it'),
  moves: both('даты сдвинутся', 'dates move'),
  stays: both('даты останутся', 'dates stay'),
  unfit: both('не подойдёт', 'would not fit'),
  total: both('всего', 'total'),
  turns: both(
    'Сразу станут просроченными: {red}; перестанут быть просроченными: {green}',
    'Overdue at once: {red}; overdue no longer: {green}',
  ),
  number: both('номер', 'number'),
  client: both('клиент', 'client'),
  outcome: both('что будет', 'outcome'),
  why: both('почему', 'why'),
  clock: both('срок', 'clock'),
  before: both('было', 'from'),
  after: both('станет', 'to'),
  turn: both('просрочка', 'overdue'),
  none: both('нет даты', 'no date'),
  left: both('стоит, остаток {left}', 'stands, {left} left'),
  unfitHead: both(
    'Новые правила не подойдут, останутся прежние:',
    'The new rules would not fit; these go on as they are:',
  ),
  more: both('… и ещё {count}; всё — с --json', '… and {count} more; --json has them all'),
  misfits: both(
    'Не подойдёт к тому, что уже опубликовано (публикуется только с причиной):',
    'Does not fit what is published (it is published with a reason only):',
  ),
  misfit: both('{desk}, редакция {version}: {faults}', '{desk}, version {version}: {faults}'),
  misfitContract: both(
    '{desk}, редакция {version}, договор № {contract} ({client}): {faults}',
    '{desk}, version {version}, contract {contract} ({client}): {faults}',
  ),
  faulty: both('Опубликовать это нельзя:', 'It cannot be published:'),
  usage: both(
    'Использование: npm run rehearse -- ФАЙЛ... | --publication N [--client КЛИЕНТ] [--json]; всё — по --help.',
    'Usage: npm run rehearse -- FILE... | --publication N [--client CLIENT] [--json]; --help tells all.',
  ),
  help: both(
    `npm run rehearse -- ФАЙЛ... | --publication N
Что станет с открытыми заявками и выездами, если это опубликовать: какие даты сдвинутся, откуда и куда, что станет
просроченным и что перестанет, к чему новые правила не подойдут. Ничего не записывается.

  ФАЙЛ                   годы календаря (ru-2027.json, можно несколько), договор или регламент
  --client КЛИЕНТ        чей договор: номер клиента или его название
  --publication N        вместо файлов: черновик публикации с этим номером
  --keep                 открытые заявки остаются при прежних правилах (для договора и регламента)
  --json                 ответ как одно значение JSON, со всеми строками
  --lang ru|en           язык ответа
  --help                 эта справка

Данные: DATABASE_URL или папка REGLAMENT_HOME.
Код возврата: 0 — рассказано, 1 — опубликовать это нельзя, 2 — команда составлена неверно.`,
    `npm run rehearse -- FILE... | --publication N
What would become of open tickets and visits if it were published: which dates move from what to what, what would be
overdue and what no longer, what the new rules would not fit. Nothing is written.

  FILE                   years of a calendar (ru-2027.json, several of them), a contract or a regulation
  --client CLIENT        whose contract it is: the id of the client, or its name
  --publication N        instead of files: the draft of the publication of this number
  --keep                 open tickets keep their rules (for a contract and a regulation)
  --json                 the answer as one JSON value, with every line
  --lang ru|en           language of the answer
  --help                 this help

Data: DATABASE_URL, or the folder REGLAMENT_HOME.
Exit status: 0 told, 1 it cannot be published, 2 the command is wrong.`,
  ),
  mixed: both(
    'Вместе репетируются только годы календарей; договор или регламент — отдельно.',
    'Years of calendars are rehearsed together; a contract or a regulation by itself.',
  ),
  whose: both(
    '{file}: чей это договор? Назовите клиента: --client',
    '{file}: whose contract is it? Name the client: --client',
  ),
  unknownClient: both('У службы {desk} нет клиента «{client}».', 'The desk {desk} has no client "{client}".'),
  severalClients: both(
    'Клиентов «{client}» несколько; назовите номер: {ids}',
    'There are several clients "{client}"; name the id: {ids}',
  ),
  noDraft: both('Публикации с номером {number} нет.', 'There is no publication {number}.'),
  unknownDesk: both('{file}: службы {desk} нет.', '{file}: there is no desk {desk}.'),
} as const;

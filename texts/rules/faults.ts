/**
 * What is wrong in a file of rules, in Russian. The checks speak English, as their files and the command line do; a person in the
 * browser reads the same sentence in the own language. A sentence that is not here stands as it is.
 */
import type { Text } from '../../domain/regulation/types';
import { both, fill } from '../language';
import { checkFaults } from './faults-of-checks';
import { schemaFaults } from './faults-of-schema';

interface Sentence {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly russian: string;
}

const sentences: readonly Sentence[] = [...schemaFaults, ...checkFaults].map(([english, russian]) => {
  const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const escaped = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '(.*?)');
  return { pattern: new RegExp(`^${escaped}$`, 's'), names, russian };
});

/** What is listed after a sentence, and what was probably meant. */
const tails: readonly (readonly [RegExp, string])[] = [
  [/ \(did you mean "(.*?)"\?\)/, ' (возможно, имелось в виду «$1»)'],
  [/ \(there are: (.*?)\)/, ' (есть: $1)'],
  [/ \(only from: (.*?)\)/, ' (только с: $1)'],
];

/** A sentence of the checks in both languages; Russian falls back to the sentence itself. */
export function ruleFaultText(message: string): Text {
  return both(russianOf(message) ?? message, message);
}

/** The Russian of a sentence; undefined where nobody has written it. */
export function russianOf(message: string): string | undefined {
  const tail: string[] = [];
  let core = message;
  for (const [pattern, russian] of tails) {
    const found = pattern.exec(core);
    if (found === null) continue;
    core = core.replace(pattern, '');
    tail.unshift(found[0].replace(pattern, russian));
  }
  for (const { pattern, names, russian } of sentences) {
    const found = pattern.exec(core);
    if (found === null) continue;
    const values = Object.fromEntries(names.map((name, index) => [name, inRussian(found[index + 1] ?? '')]));
    return `${fill(russian, values)}${tail.join('')}`;
  }
  return undefined;
}

/** A notation that a sentence quotes is explained by a sentence of its own. */
function inRussian(value: string): string {
  if (Object.hasOwn(notations, value)) return notations[value] ?? value;
  return fragments.reduce((text, [english, russian]) => text.replace(english, russian), value);
}

/** Notations are put together of these. */
const fragments: readonly (readonly [string, string])[] = [
  [
    'an amount and a unit, such as "1 working-day", "3 working-hour" or "14 calendar-day"',
    'число и единица, например «1 working-day», «3 working-hour» или «14 calendar-day»',
  ],
  ['(units: ', '(единицы: '],
  [
    'an amount of hours or minutes by the clock, such as "2 hour" or "30 minute"',
    'часы или минуты, например «2 hour» или «30 minute»',
  ],
  ['"none", or ', '«none» или '],
  [', or "to-be-agreed" or "not-promised"', ', или «to-be-agreed» либо «not-promised»'],
  [', or where it is to be found: ', ', или откуда его взять: '],
  [
    'a share such as "75%" (1% to 99%), "due", or a term with before or after, such as "1 working-day before"',
    'доля, например «75%» (от 1% до 99%), «due» или срок с before или after, например «1 working-day before»',
  ],
  [
    'an amount and a currency such as "500 RUB", or the currency alone where the desk names an amount each time',
    'сумма и валюта, например «500 RUB», или одна валюта, если сумму называют каждый раз',
  ],
  [
    'an amount and KB or MB, such as "10 MB", and at most "25 MB"',
    'число и KB или MB, например «10 MB», не больше «25 MB»',
  ],
  [
    'hours such as "09:30-18:00", the end later than the start, at most 24:00',
    'часы вида «09:30-18:00», конец позже начала, не позже 24:00',
  ],
  ['one of ', 'одно из '],
];

const notations: Readonly<Record<string, string>> = {
  'keys with values': 'ключи со значениями',
  'a list in square brackets': 'список в квадратных скобках',
  text: 'текст',
  'a number': 'число',
  'true or false': 'true или false',
  'a calendar': 'календарь',
  'a clock': 'часы',
  'a priority': 'приоритет',
  'a service': 'службу',
  'a topic': 'тему',
  'a category': 'категорию',
  'a level': 'уровень',
  'a category of clients': 'категорию клиентов',
  'a request type': 'вид обращения',
  'a redirect': 'перенаправление',
  'a wait': 'ожидание',
  'every ticket needs one': 'они нужны каждой заявке',
  'a proposed extension must not stand for ever': 'предложение перенести срок не может висеть вечно',
  'a word of the client must be judged by somebody': 'слово клиента кто-то должен разобрать',
  'a letter that came back is a duty of somebody': 'за вернувшееся письмо кто-то отвечает',
  'a refused signal is a duty of somebody': 'за отклонённую команду кто-то отвечает',
  'a wait must not last for ever': 'ожидание не может длиться вечно',
  'a topic requires an indicative time': 'тема требует назвать ориентировочный срок',
  'a limit is to be agreed': 'есть срок, который согласуется',
  'a topic requires a phone call': 'тема требует звонка',
  'silence counts from delivery': 'молчание считается от доставки',
  'a visit that was asked for must be arranged by somebody': 'запрошенный выезд кто-то должен согласовать',
  'the term of a visit runs from it': 'от него идёт срок выезда',
  'an offered time must not be held for ever': 'предложенное время не может быть занято вечно',
  'an agreed time must be kept by somebody': 'за согласованное время кто-то отвечает',
  'the work done must be checked by somebody': 'выполненные работы кто-то должен проверить',
  'after too many no-shows somebody must decide': 'после несостоявшихся выездов кто-то должен решить',
  'a visit in doubt goes ahead or not: somebody must say so': 'состоится ли выезд, кто-то должен сказать',
  'a promised delivery must be watched by somebody': 'за обещанной поставкой кто-то следит',
  'an emergency that is asked for must be answered by somebody': 'на запрос экстренного режима кто-то отвечает',
  'what a client is asked to agree to must not stand for ever': 'вопрос клиенту не может висеть вечно',
};

import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** What is chosen in a field of yes or no. */
export const yes = both('да', 'yes');
export const no = both('нет', 'no');

/** What is wrong with a field of a form, called by its title. */
export const formFaultTexts = {
  'field-missing': both('Заполните поле «{field}».', 'Fill in "{field}".'),
  'field-unknown': both('Поля «{field}» в этой форме нет.', 'This form has no field "{field}".'),
  'field-without-form': both(
    'Поле «{field}» заполняют в форме: укажите вид обращения (requestType).',
    '"{field}" belongs to a form: name the request type (requestType).',
  ),
  'field-not-asked': both(
    'Поле «{field}» заполняют, только если выбрано «{when}».',
    '"{field}" is filled in only where this is chosen: {when}.',
  ),
  'field-not-text': both('Поле «{field}»: нужен непустой текст.', '"{field}": a text with something in it is wanted.'),
  'field-not-number': both('Поле «{field}»: нужно число.', '"{field}": a number is wanted.'),
  'field-not-list': both(
    'Поле «{field}»: нужен список из непустых строк.',
    '"{field}": a list is wanted, of texts with something in them.',
  ),
  'field-not-yes-no': both(
    'Поле «{field}»: нужно «да» или «нет» (true или false).',
    '"{field}": true or false is wanted.',
  ),
  'field-not-date': both(
    'Поле «{field}»: нужна существующая дата вида 2026-12-30.',
    '"{field}": a date that exists is wanted, such as 2026-12-30.',
  ),
  'field-not-url': both(
    'Поле «{field}»: нужен адрес страницы, начиная с https:// или http://.',
    '"{field}": the address of a page is wanted, beginning with https:// or http://.',
  ),
  'field-not-choice': both('Поле «{field}»: выберите одно из: {values}.', '"{field}": choose one of {values}.'),
  'field-not-several': both(
    'Поле «{field}»: выберите из списка, хотя бы одно: {values}.',
    '"{field}": choose from the list, at least one: {values}.',
  ),
  'field-too-long': both('Поле «{field}»: не больше {most} знаков.', '"{field}": at most {most} characters.'),
  'field-too-small': both('Поле «{field}»: не меньше {least}.', '"{field}": at least {least}.'),
  'field-too-big': both('Поле «{field}»: не больше {most}.', '"{field}": at most {most}.'),
  'field-too-few': both('Поле «{field}»: значений нужно не меньше {least}.', '"{field}": at least {least} of them.'),
  'field-too-many': both('Поле «{field}»: значений нужно не больше {most}.', '"{field}": at most {most} of them.'),
  'field-twice': both('Поле «{field}»: каждое значение — только один раз.', '"{field}": each value only once.'),
} as const satisfies Record<string, Text>;

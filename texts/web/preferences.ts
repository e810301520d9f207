import { both } from '../language';

/** What somebody chooses for oneself. */
export const preferenceTexts = {
  title: both('Настройки', 'Preferences'),
  person: both('Вы вошли как {name}, {email}', 'You are signed in as {name}, {email}'),
  letters: both('Письма', 'Letters'),
  lettersHint: both(
    'Всё, что в письмах, есть и здесь. От писем, без которых нельзя, отказаться не получится.',
    'All that stands in letters is here, too. Letters that cannot be done without are always sent.',
  ),
  always: both('Приходит всегда', 'Always sent'),
  allOff: both('Не присылать писем', 'No letters'),
  allOn: both('Присылать все', 'All letters'),
  language: both('Язык', 'Language'),
  languageHint: both('Страницы и письма', 'Pages and letters'),
  // Each by its own name: whoever reads no other finds it.
  russian: both('Русский', 'Русский'),
  english: both('English', 'English'),
  timeZone: both('Часовой пояс', 'Time zone'),
  timeZoneHint: both(
    'Сейчас по нему {now}. В нём показаны все даты.',
    'It is {now} there now. All dates are shown in it.',
  ),
  timeZoneNone: both('Такого пояса нет', 'There is no such zone'),
  asBrowser: both('Как в браузере: {zone}', 'As in this browser: {zone}'),
  look: both('Язык и время', 'Language and time'),
  saved: both('Сохранено', 'Saved'),
  saving: both('Сохраняем…', 'Saving…'),
} as const;

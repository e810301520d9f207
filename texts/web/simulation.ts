import { both } from '../language';

/** What stands around a played year on its page; what the year itself is told in, `texts/simulation.ts` has. */
export const simulationPageTexts = {
  title: both('Год за минуту', 'A year in a minute'),
  hint: both(
    'Год придуманных обращений по регламенту службы: решает тот же код, что и по настоящим заявкам, под виртуальными часами. Ничего не записывается. Люди придуманы, поэтому год сравнивает правила и число людей, а не предсказывает.',
    'A year of made-up requests by the regulation of the desk: the same code decides as for real tickets, under a virtual clock. Nothing is stored. The people are made up, so a year compares rules and numbers of people; it foretells nothing.',
  ),
  desk: both('Служба', 'Desk'),
  year: both('Год', 'Year'),
  seed: both('Зерно', 'Seed'),
  seedHint: both('то же зерно — тот же год', 'the same seed, the same year'),
  requests: both('Обращений', 'Requests'),
  requestsHint: both('от 1 до {most}', '1 to {most}'),
  specialists: both('Специалистов', 'Specialists'),
  specialistsHint: both('пусто — сколько нужно', 'empty: as many as it takes'),
  contract: both('Договор', 'Contract'),
  noContract: both('сам регламент', 'the regulation alone'),
  contractOf: both('№ {number}, {company}', '{number}, {company}'),
  play: both('Прожить год', 'Live through the year'),
  playing: both(
    'Живём год: десять тысяч обращений занимают около десяти секунд.',
    'Living through the year: ten thousand requests take some ten seconds.',
  ),
  ready: both('Год прожит: сдержано {kept} из {promised}.', 'The year is over: {kept} of {promised} kept.'),
  nothing: both('Спросите о годе', 'Ask for a year'),
  nothingHint: both(
    'Вопрос встанет в адрес: ссылкой можно поделиться.',
    'The question stands in the address: a link can be shared.',
  ),
  needsContract: both(
    'Служба работает только по договору. Здесь считаем по самому регламенту, и закрытое не переоткрыть: выберите договор.',
    'The desk works under contracts only. Here the regulation alone counts, and nothing closed is reopened: choose a contract.',
  ),
  regulation: both('Регламент', 'Regulation'),
  load: both('заняты {load}', 'busy {load}'),
  specialistCount: both('{count}, заняты {load}', '{count}, busy {load}'),
  wordCount: both('Сказано слов', 'Words said'),
  tellings: both('Предупреждений и напоминаний', 'Warnings and reminders'),
  clock: both('Срок', 'Clock'),
  lateBy: both('{span} ({tid})', '{span} ({tid})'),
  hours: both('{count} ч', '{count} h'),
  minutes: both('{count} мин', '{count} min'),
  monthChart: both('Обещания по месяцам, в которые они истекают', 'Promises by the month in which they fall due'),
  others: both('Ещё строк: {count}', '{count} more rows'),
  print: both('Напечатать', 'Print'),
} as const;

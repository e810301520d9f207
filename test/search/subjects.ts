import fc from 'fast-check';

const letters = (alphabet: string, most: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: most });
const russian = letters('абвгдеёжийклмнопрстуфхцчшщъыьэюя', 9);
const english = letters('abcdefghijklmnopqrstuvwxyz', 9);
const number = letters('0123456789', 8);
const cased = (word: fc.Arbitrary<string>) =>
  fc.tuple(word, fc.constantFrom('as-is', 'upper', 'first')).map(([text, how]) => {
    if (how === 'as-is') return text;
    return how === 'upper' ? text.toUpperCase() : text.slice(0, 1).toUpperCase() + text.slice(1);
  });

const words = [
  ...[
    'Терминал',
    'журнале',
    'модемы',
    'нет',
    'связи',
    'не',
    'всё',
    'ещё',
    'за\u0301мок',
    'теле\u00adметрия',
    'Cервер',
    'GPSтрекер',
  ],
  ...['А123ВС', 'FMB', 'ДУТ', '2М', "driver's", 'naïve', 'file_name', 'е\u0308лка', 'ﬁle', '½', 'm²', '№', '№5'],
];
const between = [
  ' ',
  ' ',
  ' ',
  '-',
  '–',
  '.',
  ',',
  ', ',
  '/',
  '_',
  ':',
  ': ',
  '"',
  ' "',
  '" ',
  ' «',
  '» ',
  '(',
  ') ',
  '%',
  '@',
  '?',
  '#',
  '\u00a0',
  '\u200b',
  '',
];

/** A subject as people write them: words, numbers and codes of two languages, and whatever stands between. */
export const subject = fc
  .array(
    fc.tuple(fc.oneof(cased(russian), cased(english), number, fc.constantFrom(...words)), fc.constantFrom(...between)),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.flat().join(''));

const segmenter = new Intl.Segmenter('ru', { granularity: 'word' });

/** What a double click, drawn on over further words, selects: whole segments of Unicode's word boundaries (UAX 29). */
export function selected(text: string, from: number, to: number): string {
  const segments = [...segmenter.segment(text)].map(({ segment }) => segment);
  const [first, last] = [from % segments.length, to % segments.length].sort((a, b) => a - b);
  return segments.slice(first, (last ?? 0) + 1).join('');
}

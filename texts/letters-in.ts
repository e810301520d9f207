import { both, fill, say, type Language } from './language';

/** What the product itself says of letters that came in. */
const lettersIn = {
  'no-subject': both('(без темы)', '(no subject)'),
  'files-only': both('(в письме только файлы)', '(the letter has files only)'),
  'text-cut': both('[Письмо длиннее; целиком оно хранится.]', '[The letter is longer; the whole of it is kept.]'),
  'file-refused': both(
    'Файл «{name}» из письма не принят: {why}',
    'The file “{name}” of the letter was not taken: {why}',
  ),
  'file-too-many': both('в одном письме их слишком много.', 'there are too many in one letter.'),
  'file-infected': both('проверка нашла в нём вредоносный код.', 'the scanner found malicious code in it.'),
} as const;

export type LetterInText = keyof typeof lettersIn;

export function letterInText(
  code: LetterInText,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(say(lettersIn[code], language), values);
}

import { withoutUnseen } from '../../../domain/text/unseen';

it.each([
  ['signs that turn the direction of writing', 'Договор \u202e7\u202c', 'Договор 7'],
  ['spaces without width, soft hyphens, a mark of the order of bytes', '\ufeffдо\u00adго\u200bвор\u2060', 'договор'],
  ['letters that fill a place and show nothing', 'a\u3164', 'a'],
  ['control characters', 'a\u0007b\u001b', 'ab'],
  ['what ends a line and is no line end of files', 'a\u2028b\u0085c', 'a b c'],
  ['nothing that is seen at all', '\u200b\u200d\ufe0f', ''],
])('%s are left out', (_, typed, kept) => {
  expect(withoutUnseen(typed)).toBe(kept);
});

it.each(['Иванов-Петров № 7', 'a\tb\nc', '👨‍👩‍👧', '❤️‍🔥', 'نمی‌خواهم', 'ё й й'])(
  'what words are made of stays: %s',
  (text) => {
    expect(withoutUnseen(text)).toBe(text);
  },
);

import fc from 'fast-check';
import { unseenSign, withoutUnseen } from '../../../domain/text/unseen';

it.each([
  ['signs that turn the direction of writing', 'Договор \u202e7\u202c', 'Договор 7'],
  ['spaces without width, soft hyphens, a mark of the order of bytes', '\ufeffдо\u00adго\u200bвор\u2060', 'договор'],
  ['letters that fill a place and show nothing', 'a\u3164', 'a'],
  ['control characters', 'a\u0007b\u001b', 'ab'],
  ['what ends a line and is no line end of files', 'a\u2028b\u0085c', 'a b c'],
  ['joiners between letters that never join', 'ООО Ром\u200dаш\u200cка', 'ООО Ромашка'],
  ['the choice of a look behind what has one', 'Анна\ufe0f 7\ufe0e', 'Анна 7'],
  ['spaces that are another sign', 'ООО\u00a0Ромашка\u2009\u3000', 'ООО Ромашка  '],
  ['tags without their flag', 'Ро\u{e0067}машка🏴\u{e0067}', 'Ромашка🏴'],
  ['joiners in a row, though one of them joins', '👨\u200d\u200d👩', '👨👩'],
  ['nothing that is seen at all', '\u200b\u200d\ufe0f', ''],
])('%s are left out', (_, typed, kept) => {
  expect(withoutUnseen(typed)).toBe(kept);
});

it.each(['Иванов-Петров № 7', 'a\tb\nc', '👨‍👩‍👧', '❤️‍🔥', 'نمی‌خواهم', 'क्‍ष', 'ё й й', '7️⃣ ☎︎', '👩🏽‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'ᠠ᠋'])(
  'what words are made of stays: %s',
  (text) => {
    expect(withoutUnseen(text)).toBe(text);
  },
);

it('what is left once is left', () => {
  const sign = fc.constantFrom(
    ...'а7👨❤🏽क्نᠠ\u200c\u200d\ufe0e\ufe0f\u20e3\u00ad\u200b\u00a0🏴\u{e0067}\u{e007f}\u180b \n',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const kept = withoutUnseen(signs.join(''));
      expect(withoutUnseen(kept)).toBe(kept);
      expect(unseenSign(kept)).toBeUndefined();
    }),
    { numRuns: 3_000 },
  );
});

it.each([
  ['до\u00adговор', 'U+00AD'],
  ['a\u2028b', 'U+2028'],
  ['Анна\ufe0f', 'U+FE0F'],
  ['а\u{e0067}', 'U+E0067'],
  ['№\u00a07', undefined],
])('what nobody sees is named by its code point, a space being seen: %j', (text, sign) => {
  expect(unseenSign(text)).toBe(sign);
});

import iconv from 'iconv-lite';

/** Charsets that letters of Russian and Chinese senders are in when they name none. */
const candidates = ['windows-1251', 'koi8-r', 'gb18030'] as const;

/** How often each letter stands in Russian text, per mille, most common first. */
const russian = new Map(
  Object.entries({
    о: 109, е: 85, а: 80, и: 74, н: 67, т: 63, с: 55, р: 47, в: 45, л: 44, к: 35, м: 32, д: 30, п: 28, у: 26, я: 20,
    ы: 19, ь: 17, г: 17, з: 16, б: 16, ч: 14, й: 12, х: 10, ж: 9, ш: 7, ю: 6, ц: 5, щ: 4, э: 3, ф: 3, ъ: 0.4, ё: 0.4,
  }).map(([letter, perMille]) => [letter, Math.log2(perMille / 1000)]),
); // prettier-ignore

/** What a character costs that Russian text does not have. */
const strange = -12;
/** What a letter costs that is large after a small one in the same word: Russian read in the wrong charset changes its case. */
const turned = -8;
/** A common Chinese character takes two bytes, and there are some thousands of them. */
const chinese = -11;

/** Bytes looked at: more tell nothing new. */
const sample = 4096;

/**
 * The charset of text in an eight-bit charset that is not named: the one in which it reads most like Russian, or else Chinese.
 *
 * @param declared what another part of the same letter names; believed unless it cannot be
 */
export function guessCharset(bytes: Buffer, declared?: string): string {
  if (declared !== undefined && iconv.encodingExists(declared)) return declared;
  const looked = bytes.subarray(0, sample);
  if (isWestern(looked)) return 'windows-1252';
  const scores = candidates.map((charset) => ({ charset, score: score(iconv.decode(looked, charset)) }));
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).charset;
}

/** One or two letters beyond ASCII at a time, inside words of ASCII: Müller, señor, Grüße. */
function isWestern(bytes: Buffer): boolean {
  let inside = 0;
  let high = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const start = at;
    while (byteAt(bytes, at) >= 0x80) at += 1;
    high += at - start;
    const touches = isLetter(byteAt(bytes, start - 1)) || isLetter(byteAt(bytes, at));
    if (at - start <= 2 && touches) inside += at - start;
  }
  return high > 0 && inside / high > 0.6;
}

const byteAt = (bytes: Buffer, at: number): number => bytes[at] ?? 0x20;
const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

function score(text: string): number {
  let sum = 0;
  let units = 0;
  let smallBefore = false;
  for (const letter of text) {
    if (letter < '\u0080') {
      smallBefore = false;
      continue;
    }
    const small = letter.toLowerCase();
    const likely = russian.get(small);
    const isSmall = small === letter;
    if (likely !== undefined) {
      sum += likely + (smallBefore && !isSmall ? turned : 0);
      units += 1;
      smallBefore = isSmall;
      continue;
    }
    smallBefore = false;
    const isCommonChinese = letter >= '\u4e00' && letter <= '\u9fff' && isLevelOne(letter);
    if (/[«»№–—“”„…\u00a0]/u.test(letter)) continue;
    sum += isCommonChinese ? chinese : strange * (letter >= '\u2e80' ? 2 : 1);
    units += letter >= '\u2e80' ? 2 : 1;
  }
  return units === 0 ? strange : sum / units;
}

/** Whether a character is among the common ones of GB 2312. */
function isLevelOne(letter: string): boolean {
  const lead = iconv.encode(letter, 'gb2312')[0] ?? 0;
  return lead >= 0xb0 && lead <= 0xd7;
}

/** What ends a line though it is seen as a space, if at all. */
const breaks = /[\v\f\u0085\u2028\u2029]+/g;
/** Spaces of other widths, and those at which no line ends: two names that differ by them look alike. */
const spaces = /\p{Zs}/gu;
/** A flag of a region: what its tags spell is what is seen. */
const flag = String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}`;
/** What nobody sees, but for signs that may change how their neighbours look. */
const unseen = new RegExp(
  String.raw`(${flag})|(?![\u200c\u200d\ufe0e\ufe0f\u180b-\u180f])\p{Default_Ignorable_Code_Point}|(?![\t\n\r])\p{Cc}`,
  'gu',
);
/** Scripts whose letters are written another way where they are joined, or kept from it. */
const joining = `[${[
  ...['Arab', 'Syrc', 'Mand', 'Nkoo', 'Mong', 'Phag', 'Rohg', 'Adlm'],
  ...['Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Tibt'],
]
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('')}]`;
const letter = String.raw`(?=[\p{L}\p{M}])(?![\u180b-\u180f])${joining}`;
const picture = String.raw`\p{Extended_Pictographic}`;
/** Such signs where they change nothing that is seen. */
const idle = new RegExp(
  [
    String.raw`(?!(?<=${letter}[\u180b-\u180d]?)[\u200c\u200d](?=${letter}))` +
      String.raw`(?!(?<=${picture}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=${picture}))[\u200c\u200d]`,
    String.raw`(?<!${picture}|[\d#*](?=[\ufe0e\ufe0f]\u20e3))[\ufe0e\ufe0f]`,
    String.raw`(?<!(?=\p{L})\p{Script=Mongolian})[\u180b-\u180f]`,
  ].join('|'),
  'gu',
);

/**
 * What people typed, without what nobody sees: signs that turn the direction of writing, which show another name than the one that is
 * there, and spaces without width, control characters, and signs that join or choose looks where nothing is joined or has two, by which
 * two names that look alike are two. A space of any width is a plain one.
 */
export function withoutUnseen(text: string): string {
  return text
    .replace(breaks, ' ')
    .replace(spaces, ' ')
    .replace(unseen, (_, kept: string | undefined) => kept ?? '')
    .replace(idle, '');
}

/** The first sign of a text that nobody sees, such as `U+00AD`; undefined where there is none. Spaces of any width are seen. */
export function unseenSign(text: string): string | undefined {
  const kept = [...withoutUnseen(text)];
  const sign = [...text.replace(spaces, ' ')].find((each, place) => each !== kept[place]);
  return sign && `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What ends a line though it is seen as a space, if at all. */
const breaks = /[\v\f\u0085\u2028\u2029]+/g;
/** What nobody sees, but for joiners of letters and emoji and the choice of how a sign looks. */
const unseen = /(?![\u200c\u200d\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|(?![\t\n\r])\p{Cc}/gu;
/** Joiners that stand behind nothing that is seen. */
const lonely = /(?<![^\s\u200c\u200d\ufe0e\ufe0f][\u200c\u200d\ufe0e\ufe0f]*)[\u200c\u200d\ufe0e\ufe0f]/g;

/**
 * What people typed, without what nobody sees: signs that turn the direction of writing, which show another name than the one that is
 * there, and spaces without width and control characters, by which two names that look alike are two.
 */
export function withoutUnseen(text: string): string {
  return text.replace(breaks, ' ').replace(unseen, '').replace(lonely, '');
}

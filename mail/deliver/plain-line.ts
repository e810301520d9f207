/**
 * What somebody typed as one line of a header: a line break would begin a header of its own, and signs that turn the direction
 * of writing would show another name than the one that is there.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ')
    .trim();
}

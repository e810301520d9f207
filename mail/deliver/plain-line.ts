import { withoutUnseen } from '../../domain/text/unseen';

/**
 * What somebody typed as one line of a header: a line break would begin a header of its own, and signs that turn the direction
 * of writing would show another name than the one that is there.
 */
export function plainLine(text: string): string {
  return withoutUnseen(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ')).trim();
}

/** What only separates: the sign of numbers, which NFKC would turn into two letters, and a space without width. */
const separating = /[№\u200b]/g;
/** Signs of fractions and raised figures: NFKC would run them into the figures beside them, and one selects them apart. */
const fractions = /[\u00bc-\u00be\u2150-\u215f\u2189]/g;
const besideFigures = /(?<=\p{No})(?=\p{N})|(?<=\p{Nd})(?=\p{No})/gu;
/** Marks over letters (stress, accents that have no letter of their own) and what nobody sees, such as soft hyphens. */
const unseen = /[\p{Cf}\p{M}]/gu;

/**
 * A text as search reads it: forms that are the same to a reader made one (Unicode NFKC), small letters, ё as е, nothing that is
 * not seen. Two texts that look alike on a page come to the same.
 */
export function normalText(text: string): string {
  return text
    .replace(separating, ' ')
    .replace(fractions, ' $& ')
    .replace(besideFigures, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/ё/g, 'е')
    .replace(/ς/g, 'σ');
}

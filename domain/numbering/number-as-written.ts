/**
 * A ticket's public number from any of the ways in which people write it: `skai-1042`, `#SKAI 1042`, `№1042`, `SKAI–1042`. What is
 * none of them stays as it is: an id.
 *
 * @param prefix that of the desk's numbers, `SKAI-`
 */
export function numberAsWritten(written: string, prefix: string): string {
  const text = written.trim().replace(/^[#№]\s*/u, '');
  const letters = prefix.replace(/[\p{Pd}_\s]+$/u, '');
  const named = text.toUpperCase().startsWith(letters.toUpperCase());
  const number = (named ? text.slice(letters.length) : text).replace(/^[\p{Pd}_\s]+/u, '');
  return /^[0-9]+$/.test(number) ? `${prefix}${number}` : text;
}

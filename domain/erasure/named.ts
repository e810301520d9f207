/** What somebody is called by, and the forms in which others write it. */

/** What somebody is known by, taken out of what others have written. */
export interface Named {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Parts of a name that are shorter stand in other words as well. */
export const shortestPart = 4;

/** The longer parts of a name, each by itself: both halves of a double name are inflected. */
export function partsOf(name: string): readonly string[] {
  const parts = name
    .split(/[\s,]+/)
    .flatMap((part) => [part, ...part.split('-')])
    .filter((part) => part.length >= shortestPart && /^\p{L}[\p{L}'’-]+$/u.test(part));
  return [...new Set(parts)];
}

/** What of a word stays when it is inflected: without a vowel at its end. */
export function stemOf(part: string): string {
  const stem = part.replace(/[аеёиоуыэюяйь]$/u, '');
  return stem.length >= shortestPart - 1 ? stem : part;
}

/** The stem before an ending where a vowel is lost in it (Павел, Павлу); undefined: none can be. */
export function fleetingStemOf(part: string): string | undefined {
  const stem = part.replace(/(?<=[бвгджзклмнпрстфхцчшщ])[еёо](?=[вклмнрц]$)/u, '');
  return stem === part || stem.length < shortestPart - 1 ? undefined : stem;
}

/** A part of a name with the endings that Russian gives it, as a pattern. */
export function inflected(part: string): string {
  const whole = `${escaped(stemOf(part))}\\p{L}{0,3}`;
  const fleeting = fleetingStemOf(part);
  return fleeting === undefined ? whole : `(?:${whole}|${escaped(fleeting)}[аеиоуыюя]\\p{L}{0,2})`;
}

/** A word as two that are spelled with «ё» or with «е» are told to be the same. */
export function folded(text: string): string {
  return text.replace(/ё/g, 'е').replace(/Ё/g, 'Е');
}

/** The digits of a number, whatever stands between them; a Russian one also with the 8 that is dialled at home. */
export function phoneForm(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const own = digits.startsWith('7') && digits.length === 11 ? digits.slice(1) : digits;
  const lead = own === digits ? '\\+?' : '(?:\\+?7|8)?[\\s().-]*';
  return `(?<!\\d)${lead}${[...own].join('[\\s().-]*')}(?!\\d)`;
}

/** The address whole: another one may end, or begin, as it does. */
export function addressForm(email: string): string {
  return `(?<![\\p{L}\\d._+-])${escaped(email)}(?!\\.?[\\p{L}\\d-])`;
}

/** The whole name as it is written, as words of their own. */
export function wholeForm(name: string): string {
  return `(?<!\\p{L})${escaped(name.trim())}(?!\\p{L})`;
}

/**
 * A text as a pattern of itself, «ё» and «е» the same. Under the `u` flag nothing may be escaped that means nothing: a hyphen outside
 * of a class stands for itself.
 */
export function escaped(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/[её]/g, '[её]')
    .replace(/[ЕЁ]/g, '[ЕЁ]');
}

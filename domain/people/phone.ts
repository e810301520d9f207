/** A telephone number in one form, so that one person is found however the number was written. */

/** ITU-T E.164: at most 15 digits after the plus. */
const e164 = /^\+[1-9]\d{7,14}$/;

/**
 * The number in the form of E.164 (`+79161234567`); undefined for what is none. A Russian one may stand without its country, or with
 * the 8 that is dialled for it at home; every other one needs its country.
 */
export function normalPhone(text: string): string | undefined {
  const compact = text.replace(/[\s().\u2010-\u2015-]/g, '');
  const national = /^(?:[78])?([3-9]\d{9})$/.exec(compact)?.[1];
  const number = national === undefined ? compact.replace(/^00/, '+') : `+7${national}`;
  return e164.test(number) ? number : undefined;
}

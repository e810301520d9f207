/** The domain of mail addresses by which a company's people are known. */

/** A host name of at least two labels, in ASCII and small letters. */
const hostName = /^(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** Services at which anybody has an address. */
const everybodys = new Set([
  'bk.ru',
  'gmail.com',
  'hotmail.com',
  'icloud.com',
  'inbox.ru',
  'internet.ru',
  'list.ru',
  'live.com',
  'mail.ru',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'rambler.ru',
  'ya.ru',
  'yahoo.com',
  'yandex.com',
  'yandex.ru',
]);

/** Whether a text is a mail domain, in ASCII and small letters. */
export function isMailDomain(text: string): boolean {
  return hostName.test(text);
}

/** Whether anybody can have an address there: whoever has one is nobody's user by that. */
export function isEverybodysDomain(domain: string): boolean {
  return everybodys.has(domain);
}

/** Letters about accounts: a forgotten password, an invitation. They are about no ticket. */
import { both, fill, type Language } from '../texts/language';
import { timeWithOffset } from '../texts/zoned-time';
import type { Letter } from './render';

/** What such a letter is made of. */
export interface AccountLetterFacts {
  readonly kind: 'password' | 'invitation';
  readonly language: Language;
  readonly name: string;
  /** Where the password is set. */
  readonly url: string;
  /** Until when. */
  readonly expiresAt: number;
  /** The reader's. */
  readonly timeZone: string;
}

const words = {
  password: {
    subject: both('Новый пароль для портала поддержки', 'A new password for the support portal'),
    body: both(
      [
        'Здравствуйте, {name}!',
        'Кто-то попросил новый пароль для вашей учётной записи. Чтобы задать его, откройте страницу:',
        '{url}',
        'Ссылка работает один раз, до {until}. После этого закончатся все открытые сеансы.',
        'Если это были не вы, ничего делать не нужно: пароль останется прежним.',
      ].join('\n\n'),
      [
        'Hello {name},',
        'somebody has asked for a new password for your account. To set one, open this page:',
        '{url}',
        'The link works once, until {until}. All sessions that are open end with it.',
        'If it was not you, do nothing: the password stays as it is.',
      ].join('\n\n'),
    ),
  },
  invitation: {
    subject: both('Вам открыт портал поддержки', 'You are invited to the support portal'),
    body: both(
      [
        'Здравствуйте, {name}!',
        'Вам открыт портал поддержки: там видны заявки, которые за вас уже завели, ответы и сроки. Чтобы войти, задайте пароль:',
        '{url}',
        'Ссылка работает один раз, до {until}.',
      ].join('\n\n'),
      [
        'Hello {name},',
        'you are invited to the support portal. The tickets that were filed for you are there, with answers and dates. To sign in, set a password:',
        '{url}',
        'The link works once, until {until}.',
      ].join('\n\n'),
    ),
  },
} as const;

/** The letter in words: plain text alone, with its link in full, since what asks for a password is best read whole. */
export function accountLetterOf({
  kind,
  language,
  name,
  url,
  expiresAt,
  timeZone,
}: AccountLetterFacts): Pick<Letter, 'subject' | 'body'> {
  const { subject, body } = words[kind];
  return {
    subject: subject[language],
    body: fill(body[language], { name, url, until: timeWithOffset(timeZone, expiresAt) }),
  };
}

/** Letters about accounts: a forgotten password, an invitation. They are about no ticket. */
import { both, type Language } from '../texts/language';
import { timeWithOffset } from '../texts/zoned-time';
import type { LetterLook } from './looks/look';
import { filled, type MarkKind } from './marked';
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
    act: both('Задать новый пароль', 'Set a new password'),
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
    act: both('Задать пароль', 'Set a password'),
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

/** Who writes them: they are of no desk. */
export const portalNames = both('Портал поддержки', 'Support portal');

/** The link stands by itself, like words of the desk, so that it can be followed where it stands in full. */
const standing: Readonly<Record<string, MarkKind>> = { name: 'client', url: 'desk', until: 'date' };

/** The letter in words, with its link in full, since what asks for a password is best read whole. */
export function accountLetterOf({ kind, language, name, url, expiresAt, timeZone }: AccountLetterFacts): Letter {
  const { subject, body } = words[kind];
  const values = { name, url, until: timeWithOffset(timeZone, expiresAt) };
  const { text, marks } = filled(body[language], values, (place) => standing[place]);
  return { subject: subject[language], body: text, marks };
}

/** What is around it: nothing to answer, and what it is there for as a button. */
export function accountLookOf({
  kind,
  language,
  url,
}: Pick<AccountLetterFacts, 'kind' | 'language' | 'url'>): LetterLook {
  return {
    desk: { name: portalNames[language] },
    language,
    ticket: null,
    act: { title: words[kind].act[language], url },
    answer: null,
    blocks: [],
    switchOff: null,
  };
}

import { both } from '../language';

/** Signing in, and what goes with it. */
export const sessionTexts = {
  title: both('Вход', 'Sign in'),
  email: both('Электронная почта', 'E-mail'),
  password: both('Пароль', 'Password'),
  signIn: both('Войти', 'Sign in'),
  forgotten: both('Забыли пароль?', 'Forgot your password?'),
  wrong: both('Почта или пароль не подходят', 'The e-mail or the password is wrong'),
  forgottenTitle: both('Новый пароль', 'A new password'),
  forgottenHint: both(
    'Укажите почту, с которой вы входите. Если она нам известна, придёт письмо со ссылкой: по ней задают новый пароль.',
    'Give the e-mail that you sign in with. If we know it, a letter with a link comes: there you set a new password.',
  ),
  send: both('Прислать письмо', 'Send the letter'),
  sent: both('Если такой адрес у нас есть, письмо уже в пути.', 'If we know this address, the letter is on its way.'),
  backToSignIn: both('Вернуться ко входу', 'Back to sign in'),
  again: both('Войдите снова', 'Sign in again'),
  againHint: both(
    'Сеанс закончился. Войдите, и страница останется, какой была: набранное не пропадёт.',
    'The session has ended. Sign in, and the page stays as it was: nothing typed is lost.',
  ),
  language: both('Язык', 'Language'),
} as const;

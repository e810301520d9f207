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
  or: both('или', 'or'),
  elsewhere: both('Войти через {name}', 'Sign in with {name}'),
  notEntered: both('Войти не получилось', 'You are not signed in'),
  'oidc-away': both(
    'Служба входа вашей компании не отвечает. Повторите позже или войдите с паролем.',
    "Your company's sign-in does not answer. Try again later, or sign in with a password.",
  ),
  'oidc-cancelled': both(
    'Служба входа вашей компании вас не пустила, или вы передумали.',
    "Your company's sign-in did not let you in, or you changed your mind.",
  ),
  'oidc-not-ours': both(
    'Вход начался не здесь или длился слишком долго. Начните ещё раз.',
    'The sign-in was not begun here, or took too long. Begin again.',
  ),
  'oidc-not-verified': both(
    'Служба входа вашей компании не подтвердила адрес почты. Обратитесь к её администратору.',
    "Your company's sign-in does not vouch for your e-mail address. Ask its administrator.",
  ),
  'oidc-unknown': both(
    'Людей с таким адресом почты здесь нет. Попросите администратора службы поддержки вас добавить.',
    'Nobody here has your e-mail address. Ask an administrator of the support desk to add you.',
  ),
  'oidc-inactive': both(
    'Ваш доступ закрыт. Его может вернуть администратор службы поддержки.',
    'Your access has ended. An administrator of the support desk can give it back.',
  ),
  language: both('Язык', 'Language'),
} as const;

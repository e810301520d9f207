import { both } from '../language';

/** A code beside the password: how it is set up, and asked for. */
export const secondFactorTexts = {
  title: both('Код при входе', 'A code at sign-in'),
  hint: both(
    'Кроме пароля при входе спросим код из приложения на вашем телефоне. Кто узнает пароль, без телефона не войдёт.',
    'Beside the password we ask for a code from an app on your phone. Whoever learns the password does not get in without it.',
  ),
  off: both('Сейчас хватает пароля.', 'Now the password is enough.'),
  turnOn: both('Включить', 'Turn on'),
  since: both('Включён с {since}. Резервных кодов осталось: {left}.', 'On since {since}. Backup codes left: {left}.'),
  fewLeft: both('Резервные коды почти кончились: получите новые.', 'Few backup codes are left: get new ones.'),
  newCodes: both('Новые резервные коды', 'New backup codes'),
  newCodesHint: both('Прежние резервные коды перестанут действовать.', 'The backup codes before stop working.'),
  turnOff: both('Выключить', 'Turn off'),
  turnOffHint: both(
    'После этого для входа хватит одного пароля.',
    'After that the password alone is enough to sign in.',
  ),
  required: both(
    'Без кода сотрудники здесь не работают: выключив, вы сразу настроите его снова.',
    'Staff need a code here: once it is off, you set it up again at once.',
  ),
  scan: both(
    'Откройте приложение с кодами и добавьте учётную запись: наведите камеру на картинку.',
    'Open your app of codes and add an account: point the camera at the picture.',
  ),
  picture: both('QR-код для приложения с кодами', 'QR code for the app of codes'),
  noCamera: both('Без камеры введите в приложении ключ:', 'Without a camera type the key into the app:'),
  copyKey: both('Скопировать ключ', 'Copy the key'),
  firstCode: both('Код из приложения', 'The code from the app'),
  firstCodeHint: both('Шесть цифр, меняются раз в полминуты', 'Six digits, others every half minute'),
  confirm: both('Подтвердить', 'Confirm'),
  backup: both('Резервные коды', 'Backup codes'),
  backupHint: both(
    'Они пригодятся, если телефона нет под рукой. Каждый действует один раз. Больше мы их не покажем: сохраните их сейчас.',
    'For when the phone is not at hand. Each works once. They are not shown again: keep them now.',
  ),
  copyCodes: both('Скопировать', 'Copy'),
  copied: both('Скопировано', 'Copied'),
  kept: both('Я сохранил коды', 'I have kept the codes'),
  code: both('Код', 'Code'),
  anyCodeHint: both('Из приложения или резервный', 'From the app, or a backup code'),
  cancel: both('Отмена', 'Cancel'),
  askTitle: both('Введите код', 'Enter the code'),
  askHint: both(
    'Остался один шаг: откройте приложение с кодами и введите код, который оно показывает.',
    'One step is left: open your app of codes and enter the code that it shows.',
  ),
  askBackup: both('Телефона нет под рукой', 'The phone is not at hand'),
  askBackupHint: both(
    'Введите один из резервных кодов. Если нет и их, войти поможет администратор.',
    'Enter one of the backup codes. Without them, an administrator can help you in.',
  ),
  backupCode: both('Резервный код', 'Backup code'),
  askApp: both('Ввести код из приложения', 'Enter a code from the app'),
  enter: both('Войти', 'Sign in'),
  again: both('Начать вход заново', 'Begin again'),
  first: both('Настройте код при входе', 'Set up a code at sign-in'),
  firstHint: both(
    'В этой службе сотрудники входят с кодом кроме пароля. Настройте его сейчас, и можно работать.',
    'At this desk staff sign in with a code beside the password. Set it up now, and go on to work.',
  ),
  signOut: both('Выйти', 'Sign out'),
  goOn: both('Продолжить', 'Go on'),
} as const;

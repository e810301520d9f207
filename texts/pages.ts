import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** The pages that links of letters lead to. */
export const pageTexts = {
  signIn: both('Войти на портал', 'Sign in to the portal'),
  openTicket: both('Открыть заявку {tid} на портале', 'Open ticket {tid} on the portal'),
  about: both('Заявка {tid}: {subject}', 'Ticket {tid}: {subject}'),

  // A link that leads nowhere any more.
  unknownTitle: both('Ссылка не подходит', 'This link does not fit'),
  unknown: both(
    'Такой ссылки мы не давали. Возможно, она скопирована не целиком. Откройте её из письма ещё раз или войдите на портал.',
    'We have given no such link. It may not have been copied whole. Open it from the letter again, or sign in to the portal.',
  ),
  expiredTitle: both('Ссылка больше не действует', 'This link has expired'),
  expired: both(
    'Ответить на это письмо по ссылке можно было две недели. Заявка {tid} доступна на портале. Ничего не изменилось.',
    'The links of this letter worked for two weeks. Ticket {tid} is on the portal. Nothing has changed.',
  ),
  notYoursTitle: both('По этой ссылке ответить нельзя', 'This link can no longer be used'),
  notYours: both(
    'Отвечать за эту заявку вы больше не можете: у неё другой автор, или ваш доступ закрыт. Ничего не изменилось.',
    'You cannot answer for this ticket any more: it has another author, or your access has ended. Nothing has changed.',
  ),
  earlierTitle: both('Заявку с тех пор открыли снова', 'The ticket was reopened since'),
  earlier: both(
    'Письмо было о том, что сделали раньше. Заявка {tid} открыта снова, и ответить на него уже нельзя. Ничего не изменилось.',
    'The letter was about what was done before. Ticket {tid} is open again, and the letter can no longer be answered. Nothing has changed.',
  ),
  refusedTitle: both('Сейчас этого сделать нельзя', 'This cannot be done now'),
  refused: both('{why} Ничего не изменилось.', '{why} Nothing has changed.'),
  ratedTitle: both('Оценка уже есть', 'It is rated already'),
  rated: both(
    'Вы оценили работу по заявке {tid}: «{score}», {at}. Изменить эту оценку нельзя.',
    'You have rated the work on ticket {tid}: "{score}", {at}. This rating can no longer be changed.',
  ),

  // Closing and rating.
  closeTitle: both('Закрыть заявку и оценить работу', 'Close the ticket and rate the work'),
  close: both(
    'Если нажать кнопку, заявка закроется и оценка сохранится. Пока кнопка не нажата, ничего не меняется.',
    'When you press the button, the ticket is closed and your rating kept. Until then nothing changes.',
  ),
  rateTitle: both('Оценить работу', 'Rate the work'),
  rate: both(
    'Заявка закрыта. Если нажать кнопку, оценка сохранится. Пока кнопка не нажата, ничего не меняется.',
    'The ticket is closed. When you press the button, your rating is kept. Until then nothing changes.',
  ),
  correctTitle: both('Исправить оценку', 'Correct the rating'),
  correct: both(
    'Вы уже оценили работу: «{score}», {at}. Исправить оценку можно до {until}.',
    'You have rated the work already: "{score}", {at}. It can be corrected until {until}.',
  ),
  meanwhile: both(
    'С тех пор, как вы открыли страницу, заявка изменилась, поэтому ничего не сделано. Посмотрите, что будет теперь, и нажмите кнопку ещё раз.',
    'The ticket has changed since you opened the page, so nothing was done. See what would happen now, and press the button again.',
  ),
  choose: both('Ваша оценка', 'Your rating'),
  reason: both('Главная причина', 'The main reason'),
  noReason: both('Не указывать', 'None'),
  comment: both('Несколько слов', 'A few words'),
  commentHint: both(
    'Необязательно. Увидят специалисты и их руководитель.',
    'Optional. The specialists and their manager see it.',
  ),
  commentNeeded: both('Увидят специалисты и их руководитель.', 'The specialists and their manager see it.'),
  pressClose: both('Закрыть заявку', 'Close the ticket'),
  pressRate: both('Сохранить оценку', 'Keep the rating'),
  notFilled: both(
    'Выберите оценку и заполните то, что нужно. Текст — не длиннее {most} знаков. Ничего не изменилось.',
    'Choose a rating and fill in what is needed. The text has at most {most} characters. Nothing has changed.',
  ),
  closedDone: both('Готово: заявка {tid} закрыта', 'Done: ticket {tid} is closed'),
  ratedDone: both('Готово: оценка сохранена', 'Done: your rating is kept'),
  doneBefore: both('Это уже сделано', 'This is done already'),
  yourRating: both('Ваша оценка — «{score}», {at}.', 'Your rating: "{score}", {at}.'),
  closedButNotRated: both(
    'Заявка закрыта, но оценка не сохранена. {why}',
    'The ticket is closed, but your rating was not kept. {why}',
  ),
  yourComment: both('Ваши слова:', 'Your words:'),
  correctable: both(
    'Передумали? До {until} оценку можно исправить по той же ссылке.',
    'Changed your mind? Until {until} it can be corrected by the same link.',
  ),
  pending: both(
    'Принято. Ответ сохранён и будет учтён в ближайшие минуты.',
    'Received. Your answer is kept and will count in a few minutes.',
  ),
  thanks: both(
    'Спасибо! Отзыв увидят специалисты и их руководитель.',
    'Thank you! The specialists and their manager will see it.',
  ),

  // Letters that are not wanted.
  switchOffTitle: both('Не присылать такие письма', 'Send me no such letters'),
  switchOff: both(
    'Если нажать кнопку, письма «{title}» больше не придут. Всё, что было бы в них, останется на портале.',
    'When you press the button, letters of the kind "{title}" no longer come. Whatever they would have said stands in the portal.',
  ),
  pressSwitchOff: both('Не присылать', 'Send me none'),
  switchedOffTitle: both('Готово', 'Done'),
  switchedOff: both(
    'Писем «{title}» больше не будет. Включить их снова можно в настройках на портале.',
    'Letters of the kind "{title}" no longer come. They can be switched on again in your preferences in the portal.',
  ),
  alwaysTitle: both('Такие письма приходят всегда', 'Letters of this kind always come'),
  always: both(
    'От них считаются сроки, или они ждут вашего ответа. Отключить можно письма всех видов сразу, в настройках на портале: тогда всё это будет только там.',
    'Times are counted from them, or they wait for your answer. In your preferences in the portal you can switch off letters of all kinds at once: then all of it stands there only.',
  ),

  // Passwords.
  resetTitle: both('Новый пароль', 'A new password'),
  invitationTitle: both('Задайте пароль', 'Set a password'),
  passwordHow: both(
    'Не короче {least} знаков. Когда вы сохраните пароль, ссылка перестанет работать, а открытые сеансы закончатся.',
    'At least {least} characters. Once it is kept, the link stops working and open sessions end.',
  ),
  newPassword: both('Пароль', 'Password'),
  passwordAgain: both('Ещё раз', 'Once more'),
  pressPassword: both('Сохранить пароль', 'Keep the password'),
  passwordUnfit: both(
    'Пароль не подходит: нужно не меньше {least} знаков.',
    'The password does not fit: it needs {least} characters.',
  ),
  passwordsDiffer: both('Пароли не совпадают. Введите их ещё раз.', 'The passwords differ. Type them again.'),
  passwordSetTitle: both('Пароль сохранён', 'The password is kept'),
  passwordSet: both('Теперь можно войти с ним на портал.', 'You can sign in to the portal with it now.'),
  resetOver: both(
    'Ссылка работает один раз и в течение часа. Если пароль всё ещё нужен, попросите на странице входа новое письмо.',
    'The link works once, for an hour. If you still need a password, ask for another letter where you sign in.',
  ),
  invitationOver: both(
    'Приглашение работает один раз и в течение недели. Если пароля у вас ещё нет, попросите поддержку прислать новое.',
    'An invitation works once, for a week. If you have no password yet, ask the desk for another one.',
  ),
} as const satisfies Record<string, Text>;

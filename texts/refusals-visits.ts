import type { RefusalCode } from '../domain/policy/refusals';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** What a person reads when a command to a visit, or on parts and spares, cannot be. A part of the one record of refusals. */
export const visitRefusalTexts = {
  'visit-not-provided': both('Эта служба не выезжает.', 'This desk makes no field visits.'),
  'unknown-region': both('Субъекта с таким кодом нет.', 'No federal subject has this code.'),
  'unknown-visit': both('У заявки нет такого выезда.', 'The ticket has no such visit.'),
  'unknown-skill': both('В регламенте нет такого навыка.', 'The regulation knows no such skill.'),
  'visit-ended': both('Выезд уже завершён или отменён.', 'The visit is over.'),
  'trip-under-way': both(
    'Техник уже в пути или на месте: сейчас это нельзя изменить.',
    'The technician is on the way or at work: this cannot be changed now.',
  ),
  'ready-before-request': both(
    'Объект не может быть готов раньше, чем запрошен выезд.',
    'The site cannot be ready before the visit was requested.',
  ),
  'ready-too-far': both(
    'Готовность объекта называют не дальше чем на год вперёд.',
    'Readiness is named for a year ahead at most.',
  ),
  'too-often': both(
    'Это меняли уже очень много раз: договоритесь, пожалуйста, с поддержкой.',
    'This was changed very often already: please talk to the desk.',
  ),
  'already-ready': both('Готовность объекта уже подтверждена.', 'The site is said to be ready already.'),
  'not-ready': both('Готовность объекта не подтверждена.', 'Nobody has said that the site is ready.'),
  'slot-in-past': both(
    'Это время уже прошло: назовите время впереди.',
    'This time has passed: name a time that lies ahead.',
  ),
  'slot-out-of-range': both(
    'Регламент не допускает выезд такой продолжительности.',
    'The regulation allows no slot of this length.',
  ),
  'unknown-technician': both('В службе нет техника с таким кодом.', 'No technician of the desk goes by this id.'),
  'technician-lacks-skill': both(
    'У техника нет навыка, который нужен на этом выезде.',
    'The technician lacks a skill that the visit needs.',
  ),
  'technician-off': both(
    'По местному времени адреса работ техник в эти часы не работает.',
    'The technician does not work at these hours, by the local time of the site.',
  ),
  'technician-absent': both('Техник в это время отсутствует.', 'The technician is absent then.'),
  'technician-busy': both(
    'У техника в это время другой выезд или дорога к нему.',
    'The technician has another job then, or is on the way to one.',
  ),
  'no-slot': both('Время выезда ещё не предложено.', 'No time has been offered yet.'),
  'no-agreed-slot': both('Время выезда не согласовано.', 'No time is agreed.'),
  'slot-agreed-already': both('Это время уже согласовано.', 'This time is agreed already.'),
  'own-slot': both('Предложенное время подтверждает другая сторона.', 'The other side confirms the time you offered.'),
  'move-needs-time': both('Назовите другое время: начало и конец.', 'Name the other time: its beginning and its end.'),
  'not-your-visit': both('На этот выезд едет другой техник.', 'Another technician goes on this visit.'),
  'vehicle-not-ready': both(
    'Готовность объекта к согласованному времени не подтверждена.',
    'The site is not said to be ready for the agreed time.',
  ),
  'spares-missing': both(
    'В машине техника не хватает запчастей для этого выезда.',
    'The van lacks spares that the visit needs.',
  ),
  'spares-short': both('Столько запчастей в этом месте нет.', 'There are not so many spares in this place.'),
  'already-started': both('Работы уже начаты.', 'The work has begun already.'),
  'not-started': both('Работы ещё не начаты.', 'The work has not begun.'),
  'report-from-future': both(
    'Нельзя сообщить о том, что ещё не наступило.',
    'What has not happened yet cannot be reported.',
  ),
  'out-of-order': both(
    'Названное время раньше того, о чём уже сообщено.',
    'The time named lies before what was reported earlier.',
  ),
  'act-stands': both('Акт об этом выезде уже оставлен.', 'The act of this trip is left already.'),
  'checklist-incomplete': both(
    'В акте не отмечен обязательный пункт проверки.',
    'A required point of the checklist is open.',
  ),
  'unknown-checkpoint': both('В списке проверки нет такого пункта.', 'The checklist has no such point.'),
  'photos-missing': both('К акту нужно больше фотографий.', 'The act needs more photos.'),
  'readings-missing': both('В акте нужны показания до и после работ.', 'The act needs the readings before and after.'),
  'confirmation-missing': both(
    'В акте нужно подтверждение клиента.',
    "The act needs the client's confirmation on the spot.",
  ),
  'nothing-to-check': both('Нет работ, которые ждут проверки.', 'No work waits to be checked.'),
  'nothing-to-decide': both(
    'Решать нечего: этот выезд не под вопросом.',
    'There is nothing to decide: this visit is not in doubt.',
  ),
  'no-show-too-early': both(
    'Техник ещё не прождал на месте столько, сколько велит регламент.',
    'The technician has not waited as long as the regulation asks.',
  ),
  'expected-in-past': both('Обещанная поставка должна быть впереди.', 'A promised arrival must lie ahead.'),
  'unknown-order': both('Такого заказа запчастей нет.', 'There is no such order of parts.'),
  'order-cancelled': both('Этот заказ отменён.', 'The order was cancelled.'),
  'order-received': both('По этому заказу уже всё получено.', 'Everything of the order has arrived already.'),
  'unknown-part': both('В этом заказе такой запчасти нет.', 'The order has no such part.'),
  'more-than-ordered': both('Столько этой запчасти уже не ждут.', 'So many of this part are not outstanding.'),
} as const satisfies Partial<Record<RefusalCode, Text>>;
